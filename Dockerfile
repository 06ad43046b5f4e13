# The portal alone; its database is an external one, its environments are reached over SSH. See compose.yaml.

FROM node:24-bookworm-slim AS node

# restic 0.18, a static program; the distribution of the other stages has an older one.
FROM debian:trixie-slim AS restic
RUN apt-get update \
    && apt-get install -y --no-install-recommends restic \
    && restic version

FROM eclipse-temurin:25-jdk-noble AS build
# The build generates classes from the migrations on a temporary mariadbd.
RUN apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
        ca-certificates curl git mariadb-server mariadb-client maven unzip \
    && rm -rf /var/lib/apt/lists/*
COPY --from=node /usr/local/bin/node /opt/node/bin/node
COPY --from=node /usr/local/lib/node_modules/npm /opt/node/lib/node_modules/npm
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /opt/node/bin/npm
ENV PATH="/opt/node/bin:${PATH}"
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/root/.m2 --mount=type=cache,target=/root/.npm \
    ./mvnw -B -ntp -Dmaven.test.skip=true package \
    && java -Djarmode=tools -jar target/tidemark.jar extract --destination /build/app

FROM eclipse-temurin:25-jre-noble
RUN apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
        ca-certificates curl git mariadb-client openssh-client perl rsync \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --create-home --home-dir /var/lib/tidemark --shell /usr/sbin/nologin tidemark
COPY --from=restic /usr/bin/restic /usr/local/bin/restic
COPY --from=build /build/app /opt/tidemark
USER 10001
WORKDIR /var/lib/tidemark
VOLUME /var/lib/tidemark
# TIDEMARK_DATABASE_URL, _USER, _PASSWORD and TIDEMARK_MASTER_KEY come from outside.
ENV TIDEMARK_HOME=/var/lib/tidemark \
    TIDEMARK_PORT=8080
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
    CMD curl -fsS "http://127.0.0.1:${TIDEMARK_PORT}/actuator/health" || exit 1
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "--enable-native-access=ALL-UNNAMED", "-jar", "/opt/tidemark/tidemark.jar"]
