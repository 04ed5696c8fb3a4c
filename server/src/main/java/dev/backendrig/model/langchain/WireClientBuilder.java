package dev.backendrig.model.langchain;

import dev.backendrig.model.ProviderAccess;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import java.time.Duration;

/// Hands a call's client to LangChain4j. The times are ours: those that LangChain4j would set are
/// for a client that knows no others.
record WireClientBuilder(WireClient client, ProviderAccess access) implements HttpClientBuilder {
    @Override
    public Duration connectTimeout() {
        return access.connectTimeout();
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
        return this;
    }

    @Override
    public Duration readTimeout() {
        return access.idleTimeout();
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
        return this;
    }

    @Override
    public HttpClient build() {
        return client;
    }
}
