# The server in a container:
#
#   docker build -t backend-rig .
#   export AUTH_TOKEN="$(openssl rand -hex 32)"; echo "$AUTH_TOKEN"
#   docker run --rm -p 127.0.0.1:3000:3000 -e AUTH_TOKEN -e GEMINI_API_KEY backend-rig
#
# In a container the server listens on every address, because a mapped port does not reach its
# loopback. So it does not start without AUTH_TOKEN, and clients present that token. It answers to
# localhost with its own port; where the outside differs, say how it is called there:
#
#   -p 127.0.0.1:8080:3000 -e ALLOWED_HOSTS=localhost:8080
#   -p 3000:3000           -e ALLOWED_HOSTS=rig.example.com      (behind a proxy that does TLS)
#
# Without "127.0.0.1:" before the port Docker opens it to the whole network.

FROM node:24-slim AS console
WORKDIR /build
COPY extension .
RUN ./set-up && npm run build

FROM eclipse-temurin:25-jdk AS build
WORKDIR /build
COPY . .
RUN RIG_CONSOLE=off bash rig build \
    && mkdir /app \
    && cp -R .rig/app-*/backend-rig.jar .rig/app-*/lib /app/

FROM eclipse-temurin:25-jre
COPY --from=build /app /app
COPY --from=console /build/dist/console /app/console
WORKDIR /app
# The AOT cache is good for one JVM only, so this image's own makes it.
RUN java -XX:+UseSerialGC -Xmx256m -XX:TieredStopAtLevel=1 -XX:AOTCacheOutput=backend-rig.aot --enable-native-access=ALL-UNNAMED \
        -jar backend-rig.jar --train || echo "The start could not be made faster" \
    && useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin rig \
    && install -d -m 0700 -o rig /data
USER 10001
ENV HOST=0.0.0.0 PORT=3000 DATA_DIR=/data CONSOLE_DIR=/app/console
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=10s --start-period=10s --retries=3 \
    CMD ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx32m", "-jar", "/app/backend-rig.jar", "--health"]
# As process 1 itself, so that "docker stop" lets running answers end (DRAIN_TIMEOUT, 10 s).
STOPSIGNAL SIGTERM
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:AOTCache=/app/backend-rig.aot", "-Xlog:aot=off", "-Xlog:cds=off", "--enable-native-access=ALL-UNNAMED", "-jar", "/app/backend-rig.jar"]
