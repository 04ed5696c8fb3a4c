package dev.backendrig.http;

import dev.backendrig.language.Language;
import dev.backendrig.language.LanguageDetector;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// One request and its answer. Used by one thread.
final class Exchange {
    private final Request request;
    private final Response response;
    private final Callback callback;
    private final Duration linger;
    private final boolean languageIsFixed;
    private Language language;

    /// @param fixed the language of all sentences, if one is set
    Exchange(
            Request request,
            Response response,
            Callback callback,
            Duration linger,
            Optional<Language> fixed) {
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.linger = linger;
        this.languageIsFixed = fixed.isPresent();
        this.language = fixed.orElseGet(() -> acceptedLanguage(request));
    }

    private static Language acceptedLanguage(Request request) {
        return Optional.ofNullable(request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE))
                .flatMap(LanguageDetector::fromHeader)
                .orElse(Language.ENGLISH);
    }

    Request request() {
        return request;
    }

    Response response() {
        return response;
    }

    Callback callback() {
        return callback;
    }

    /// The language for sentences to this client.
    Language language() {
        return language;
    }

    /// Changes the language, unless it is a fixed one.
    void speak(Language other) {
        if (!languageIsFixed) language = other;
    }

    String method() {
        return request.getMethod();
    }

    /// The path as it was sent, nothing decoded or tidied.
    String path() {
        var path = request.getHttpURI().getPath();
        return path == null ? "" : path;
    }

    /// A part of the path, counted from 0, as it was sent.
    String segment(int index) {
        return path().substring(1).split("/", -1)[index];
    }

    @Nullable String header(String name) {
        return request.getHeaders().get(name);
    }

    /// Sends the whole answer. A client that is still sending its body gets the answer first, then
    /// what it sends is taken and forgotten for a while, and the connection is closed.
    void send(int status, String mediaType, byte[] body) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, mediaType);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        if (UnreadBody.consume(request)) {
            response.write(true, ByteBuffer.wrap(body), callback);
        } else {
            sendAndClose(body);
        }
    }

    private void sendAndClose(byte[] body) {
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        try {
            Content.Sink.write(response, true, ByteBuffer.wrap(body));
        } catch (IOException e) {
            abort();
            return;
        }
        UnreadBody.linger(request, linger);
        callback.succeeded();
    }

    /// Sends an answer without a body.
    void sendNothing(int status) {
        response.setStatus(status);
        callback.succeeded();
    }

    /// Ends an exchange whose answer is written.
    void complete() {
        callback.succeeded();
    }

    /// Closes the connection, because nobody reads an answer any more.
    void abort() {
        callback.failed(new Request.Handler.AbortException("The client is gone"));
    }
}
