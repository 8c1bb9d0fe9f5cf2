"""命令行 (command line): the commands of `plankg` and what they print."""
