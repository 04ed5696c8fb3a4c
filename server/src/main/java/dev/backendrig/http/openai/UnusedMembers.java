package dev.backendrig.http.openai;

import java.util.Map;

/// The members of a request that OpenAI's API knows and that change nothing here. Their types are
/// looked at all the same: a client with a fault is to hear of it.
final class UnusedMembers {
    private static final Map<String, Members.Kind> TYPES =
            Map.ofEntries(
                    Map.entry("frequency_penalty", Members.Kind.NUMBER),
                    Map.entry("presence_penalty", Members.Kind.NUMBER),
                    Map.entry("seed", Members.Kind.INTEGER),
                    Map.entry("user", Members.Kind.STRING),
                    Map.entry("safety_identifier", Members.Kind.STRING),
                    Map.entry("prompt_cache_key", Members.Kind.STRING),
                    Map.entry("prompt_cache_retention", Members.Kind.STRING),
                    Map.entry("metadata", Members.Kind.OBJECT),
                    Map.entry("store", Members.Kind.BOOLEAN),
                    Map.entry("service_tier", Members.Kind.STRING),
                    Map.entry("reasoning_effort", Members.Kind.STRING),
                    Map.entry("verbosity", Members.Kind.STRING),
                    Map.entry("logit_bias", Members.Kind.OBJECT),
                    Map.entry("prediction", Members.Kind.OBJECT),
                    Map.entry("web_search_options", Members.Kind.OBJECT));

    private UnusedMembers() {}

    static void check(Members request) {
        TYPES.forEach(request::check);
    }
}
