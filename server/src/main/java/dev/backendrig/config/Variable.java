package dev.backendrig.config;

/// Every name that can be set, in the environment or in `.env`; the constant is the name.
///
/// `.env.example` explains each of them; a test keeps the two in step.
enum Variable {
    PORT("3000"),
    HOST("127.0.0.1,::1"),
    AUTH_TOKEN(""),
    ALLOWED_HOSTS(""),
    ALLOWED_ORIGINS(""),
    EXTENSION_ORIGINS(""),
    DRAIN_TIMEOUT("10s"),

    MODEL_PROVIDER(""),
    MODEL(""),
    MODEL_FALLBACK(""),
    GEMINI_API_KEY(""),
    GOOGLE_API_KEY(""),
    GEMINI_MODEL("gemini-flash-latest"),
    GEMINI_BASE_URL("https://generativelanguage.googleapis.com"),
    GEMINI_GOOGLE_SEARCH("false"),
    OPENAI_API_KEY(""),
    OPENAI_BASE_URL("https://api.openai.com/v1"),
    ANTHROPIC_API_KEY(""),
    ANTHROPIC_BASE_URL("https://api.anthropic.com/v1"),
    OLLAMA_BASE_URL("http://localhost:11434"),
    MODEL_CONNECT_TIMEOUT("10s"),
    MODEL_FIRST_EVENT_TIMEOUT("60s"),
    MODEL_IDLE_TIMEOUT("60s"),

    MAX_COST_RUN(""),
    MAX_COST_DAY(""),

    ASSISTANT_LANGUAGE(""),
    SYSTEM_PROMPT_FILE(""),

    MAX_STEPS("30"),
    RUN_TIMEOUT("10m"),
    REPEAT_HINT("3"),
    REPEAT_STOP("5"),
    MAX_INVALID_CALLS("3"),
    MAX_CONTEXT_TOKENS("200000"),
    MAX_RUNS_PER_SESSION("4"),
    MAX_RUNS("64"),

    READ_TIMEOUT("30s"),
    ACTION_TIMEOUT("120s"),

    PRIVACY("on"),
    PRIVACY_KINDS("email,card,iban,phone,ssn,nik,npwp,crypto,secret"),
    PRIVACY_REGIONS("ID,US,GB,SG,MY"),

    CONSOLE_DIR(""),
    DATA_DIR(""),
    LOG_LEVEL("info"),
    LOG_FORMAT("text");

    private final String defaultText;

    Variable(String defaultText) {
        this.defaultText = defaultText;
    }

    /// The value where none is set; empty where there is none, or where it depends on the machine
    /// or on other values.
    String defaultText() {
        return defaultText;
    }

    /// Whether the value must never be shown.
    boolean secret() {
        return switch (this) {
            case AUTH_TOKEN, GEMINI_API_KEY, GOOGLE_API_KEY, OPENAI_API_KEY, ANTHROPIC_API_KEY ->
                    true;
            default -> false;
        };
    }
}
