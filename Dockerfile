# plankg serving on port 8321. By itself it keeps an embedded store in /data; docker-compose.yml gives it a Neo4j.
FROM python:3.11-slim

WORKDIR /app
RUN useradd --create-home --uid 10001 plankg && install -d -o plankg -g plankg /data

COPY requirements/all.txt requirements/all.txt
RUN pip install --no-cache-dir --require-hashes -r requirements/all.txt

COPY pyproject.toml README.md LICENSE ./
COPY plankg plankg
COPY extract extract
COPY graph graph
COPY api api
COPY cypher cypher
RUN pip install --no-cache-dir --no-deps --no-build-isolation . && rm -rf /app/*

USER plankg
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 PLANKG_STORE=/data/store
VOLUME /data
EXPOSE 8321
# Inside the container every address is served; docker-compose.yml publishes the port on 127.0.0.1 only.
CMD ["plankg", "serve", "--host", "0.0.0.0", "--port", "8321"]
