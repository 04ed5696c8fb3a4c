package dev.backendrig.config;

import java.util.HashMap;
import java.util.Map;

/// A value for each setting, none of them the default.
final class EveryName {
    private EveryName() {}

    static Map<String, String> values() {
        var all = new HashMap<>(others());
        all.putAll(models());
        return all;
    }

    private static Map<String, String> models() {
        return Map.ofEntries(
                Map.entry("MODEL_PROVIDER", "Gemini"),
                Map.entry("GEMINI_API_KEY", "k3y"),
                Map.entry("GOOGLE_API_KEY", "other"),
                Map.entry("MODEL", "models/gemini-3.8-flash"),
                Map.entry("MODEL_FALLBACK", "OpenAI/meta-llama/llama-4:free , ollama/qwen3:8b"),
                Map.entry("OPENAI_API_KEY", "0pen"),
                Map.entry("OPENAI_BASE_URL", "https://openrouter.ai/api/v1/"),
                Map.entry("ANTHROPIC_API_KEY", "anthr0pic"),
                Map.entry("ANTHROPIC_BASE_URL", "https://gw.example.com/v1"),
                Map.entry("OLLAMA_BASE_URL", "http://192.168.1.7:11434"),
                Map.entry("MAX_COST_RUN", "0.50"),
                Map.entry("MAX_COST_DAY", "20"),
                Map.entry("GEMINI_MODEL", "models/gemini-2.5-pro"),
                Map.entry("GEMINI_BASE_URL", "http://127.0.0.1:9999/base/"),
                Map.entry("GEMINI_GOOGLE_SEARCH", "TRUE"),
                Map.entry("MODEL_CONNECT_TIMEOUT", "1"),
                Map.entry("MODEL_FIRST_EVENT_TIMEOUT", "2s"),
                Map.entry("MODEL_IDLE_TIMEOUT", "3000 ms"));
    }

    private static Map<String, String> others() {
        return Map.ofEntries(
                Map.entry("PORT", "8080"),
                Map.entry("HOST", "0.0.0.0, [::1]"),
                Map.entry("AUTH_TOKEN", "t0ken-of-16-chars"),
                Map.entry("ALLOWED_HOSTS", "Rig.Example.com,192.168.1.5:3000"),
                Map.entry("ALLOWED_ORIGINS", "https://App.example.com:443 , http://localhost:5173"),
                Map.entry("EXTENSION_ORIGINS", "chrome-extension://" + "a".repeat(32)),
                Map.entry("DRAIN_TIMEOUT", "1500ms"),
                Map.entry("ASSISTANT_LANGUAGE", "ID"),
                Map.entry("SYSTEM_PROMPT_FILE", "prompt.md"),
                Map.entry("MAX_STEPS", "7"),
                Map.entry("MAX_CONTEXT_TOKENS", "50000"),
                Map.entry("RUN_TIMEOUT", "1h"),
                Map.entry("REPEAT_HINT", "2"),
                Map.entry("REPEAT_STOP", "4"),
                Map.entry("MAX_INVALID_CALLS", "5"),
                Map.entry("MAX_RUNS_PER_SESSION", "6"),
                Map.entry("MAX_RUNS", "8"),
                Map.entry("READ_TIMEOUT", "9s"),
                Map.entry("ACTION_TIMEOUT", "2m"),
                Map.entry("PRIVACY", "off"),
                Map.entry("PRIVACY_KINDS", "IP, email,ip"),
                Map.entry("PRIVACY_REGIONS", "jp,ID"),
                Map.entry("CONSOLE_DIR", "console"),
                Map.entry("DATA_DIR", "data"),
                Map.entry("LOG_LEVEL", "DEBUG"),
                Map.entry("LOG_FORMAT", "json"));
    }
}
