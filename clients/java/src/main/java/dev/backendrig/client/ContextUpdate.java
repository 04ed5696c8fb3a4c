package dev.backendrig.client;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The page with what is on it.
///
/// @param screenshot a data URL or Base64 of a PNG, JPEG, WebP or GIF; goes with the session's next run
public record ContextUpdate(
        String url, String title, Optional<String> content, Optional<String> screenshot) {
    public static ContextUpdate of(String url, String title) {
        return new ContextUpdate(url, title, Optional.empty(), Optional.empty());
    }

    public ContextUpdate withContent(String text) {
        return new ContextUpdate(url, title, Optional.of(text), screenshot);
    }

    public ContextUpdate withScreenshot(String image) {
        return new ContextUpdate(url, title, content, Optional.of(image));
    }

    Map<String, ?> message() {
        var message = new LinkedHashMap<String, Object>();
        message.put("type", "context_update");
        message.put("timestamp", System.currentTimeMillis());
        message.put("url", url);
        message.put("title", title);
        content.ifPresent(it -> message.put("content", it));
        screenshot.ifPresent(it -> message.put("screenshot", it));
        return message;
    }
}
