# Two steps: everything is built from the sources, then only the one binary is kept.
FROM rust:1.95-bookworm AS build
RUN apt-get update && apt-get install -y --no-install-recommends binaryen && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN cargo xtask dist && cargo build --release --locked --package intendance-server

FROM debian:12-slim
RUN useradd --system --uid 10001 --create-home --home-dir /data intendance
COPY --from=build /src/target/release/intendance-server /usr/local/bin/intendance-server
USER intendance
VOLUME /data
EXPOSE 8080
ENTRYPOINT ["intendance-server", "--listen", "0.0.0.0:8080", "--data", "/data"]
