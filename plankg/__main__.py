"""`python -m plankg`: the command line, where the script `plankg` is not on the PATH."""

from plankg.api.cli.commands import main

if __name__ == "__main__":
    main()
