package dev.backendrig.safety.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The phrases by which texts give orders to models, in English and Indonesian. Each is a chain of
/// words with little between them, never over the end of a sentence.
final class OrderPhrases {
    private static final String MODELS =
            "ai|assistant|assistants|agent|agents|llm|llms|chatbot|chatbots|model|models|bot|bots"
                    + "|gpt|chatgpt|claude|gemini|copilot";
    private static final String ORDERS =
            "instruction|instructions|prompt|prompts|rule|rules|direction|directions|directive"
                    + "|directives|guideline|guidelines|order|orders|command|commands|restriction"
                    + "|restrictions|constraint|constraints|programming";
    private static final String DROP =
            "ignore|disregard|forget|override|bypass|neglect|discard|overrule";
    private static final String EARLIER =
            "previous|prior|above|earlier|preceding|former|existing|original|initial|system|your"
                    + "|all|any|every";
    private static final String LATER = "above|before|previously|earlier|given";
    private static final String DROP_ID =
            "abaikan|lupakan|kesampingkan|acuhkan|hiraukan|mengabaikan|langgar|batalkan";
    private static final String ORDERS_ID =
            "instruksi|perintah|arahan|aturan|petunjuk|pedoman|prompt|batasan";
    private static final String EARLIER_ID =
            "sebelumnya|sebelum|atas|terdahulu|tadi|awal|lama|sistem|semua|seluruh|segala|anda|kamu";
    private static final String MODELS_ID =
            "ai|asisten|agen|chatbot|bot|llm|chatgpt|gemini|claude|model";

    private static final List<Phrase> ALL =
            List.of(
                    Phrase.of(3, DROP, EARLIER, ORDERS),
                    Phrase.of(3, DROP, ORDERS, LATER),
                    Phrase.of(2, DROP, "everything|all|anything", LATER + "|said|told"),
                    Phrase.of(
                            2,
                            "do|dont|not|stop",
                            "follow|following|obey|obeying",
                            EARLIER,
                            ORDERS),
                    Phrase.of(
                            1,
                            "new|updated|revised|real|actual|true",
                            "instructions",
                            "for|are|from|follow",
                            "you|the|below|" + MODELS),
                    Phrase.of(
                            1,
                            "your",
                            "new",
                            "instructions|task|goal|objective|role|mission|job|purpose",
                            "is|are|will|now"),
                    Phrase.of(
                            0,
                            "you",
                            "are",
                            "now",
                            "dan|jailbroken|unrestricted|unfiltered|free|root|admin|acting|operating"),
                    Phrase.of(
                            2,
                            "you",
                            "are",
                            "now",
                            "a|an|in|the",
                            MODELS
                                    + "|mode|developer|unrestricted|uncensored|hacker|evil|different"),
                    Phrase.of(
                            2,
                            "act|behave|respond|pretend|roleplay",
                            "as|like|be|are",
                            "unrestricted|unfiltered|uncensored|jailbroken|dan|evil|" + MODELS,
                            "without|no|that|with|who"),
                    Phrase.of(
                            1,
                            "developer|god|debug|admin|jailbreak|dan|sudo|maintenance",
                            "mode",
                            "enabled|activated|on|active|unlocked|engaged"),
                    Phrase.of(
                            3,
                            "reveal|print|output|show|repeat|leak|disclose|display|share",
                            "your|the",
                            "system|initial|hidden|secret|original",
                            "prompt|prompts|instructions|message"),
                    Phrase.of(
                            2,
                            "do|dont|never|not|without",
                            "tell|inform|notify|alert|mention|telling|informing|notifying|alerting|asking|warn",
                            "the|this|that|your|it",
                            "user|users|person|human"),
                    Phrase.of(
                            3,
                            "dont|never|not|without",
                            "mention|reveal|disclose|mentioning|revealing|show",
                            "to",
                            "user|users|human"),
                    Phrase.of(
                            0,
                            "if|when|because|since",
                            "you|youre",
                            "are|re|",
                            "a|an|the|",
                            "ai|llm|chatbot|language|artificial|large|automated"),
                    Phrase.of(
                            1,
                            "attention|note|notice|message|instructions|instruction|dear|hey|hello|important|warning",
                            "to|for|all|any|dear|",
                            "all|any|the|every|",
                            MODELS,
                            "must|should|please|you|reading|processing|summarizing|summarising|visiting|browsing|viewing|do|ignore|only"),
                    Phrase.of(
                            2,
                            MODELS,
                            "reading|processing|summarizing|summarising|visiting|browsing|viewing|parsing",
                            "this",
                            "page|text|document|email|website|site|message|content",
                            "must|should|shall|has|have|needs|please|are|is|will"),
                    Phrase.of(
                            2,
                            "as",
                            "an|a|the",
                            MODELS,
                            "you",
                            "must|should|need|have|are|will|shall"),
                    Phrase.of(
                            1,
                            "the",
                            "user",
                            "has|have|already|wants|asked|approved|authorized|authorised|consented",
                            "authorized|authorised|approved|consented|permitted|permission|you"),
                    Phrase.of(
                            2,
                            "system|assistant|developer",
                            "message|prompt|override|update|notice|note|alert",
                            "ignore|you|new|forget|disregard|from|immediately|the"),
                    Phrase.of(
                            1,
                            "begin|start|end|beginning",
                            "of|",
                            "system|developer|hidden",
                            "prompt|message|instructions"),
                    Phrase.of(
                            1,
                            "end|stop",
                            "of|the|",
                            "page|document|context|untrusted|web|tool|user",
                            "content|data|input|context|page|text|result|output"),
                    Phrase.of(
                            2,
                            "your",
                            "real|true|actual|only|primary|main",
                            "task|goal|objective|instructions|mission|purpose",
                            "is|are"),
                    Phrase.of(
                            1,
                            "execute|follow|obey|perform|run",
                            "these|the|following|my|all",
                            "following|instructions|commands|orders|steps",
                            "instead|immediately|silently|secretly|exactly|now|without"),
                    Phrase.of(
                            2,
                            "override|bypass|disable|ignore|circumvent|violate",
                            "your|all|the|any",
                            "safety|security|content|ethical",
                            "rules|guidelines|filters|policies|checks|measures|restrictions|protocols|policy|training"),
                    Phrase.of(3, DROP_ID, ORDERS_ID, EARLIER_ID),
                    Phrase.of(2, DROP_ID, EARLIER_ID, ORDERS_ID),
                    Phrase.of(
                            2,
                            "jangan|tidak|berhenti|stop",
                            "ikuti|mengikuti|patuhi|mematuhi|hiraukan|menghiraukan|turuti",
                            ORDERS_ID,
                            EARLIER_ID),
                    Phrase.of(
                            2, DROP_ID, "semua|segala|seluruh|apa", "sebelumnya|atas|tadi|sebelum"),
                    Phrase.of(
                            1,
                            "anda|kamu",
                            "sekarang|kini",
                            "adalah|menjadi|bertindak|berperan|berada|dalam|bebas",
                            "asisten|ai|agen|bot|mode|sebagai|dan|model|tanpa|dari|sebuah|seorang",
                            "asisten|ai|agen|bot|pengembang|dan|jahat|bebas|tanpa|batasan|baru|lain|peretas|administrator"),
                    Phrase.of(
                            1,
                            "mulai",
                            "sekarang",
                            "anda|kamu",
                            "adalah|menjadi|harus|bertindak|berperan"),
                    Phrase.of(
                            2,
                            "instruksi|perintah|tugas|arahan",
                            "baru|sebenarnya|rahasia",
                            "anda|kamu|untuk|bagi|adalah|dari",
                            "anda|kamu|adalah|pengembang|sistem|" + MODELS_ID),
                    Phrase.of(
                            1,
                            "instruksi|perintah|pesan|perhatian|catatan|pengumuman|petunjuk",
                            "untuk|kepada|bagi|para|semua",
                            "semua|para|setiap|",
                            MODELS_ID,
                            "yang|anda|harus|wajib|ini|abaikan|segera|jangan|kirim|klik|buka|silakan|tolong|mohon"),
                    Phrase.of(
                            1,
                            "jika|apabila|kalau|bila|karena",
                            "anda|kamu",
                            "adalah|ialah|merupakan|seorang|sebuah|",
                            "ai|asisten|chatbot|bot|llm|agen|model",
                            "ai|bahasa|virtual|digital|kecerdasan|abaikan|kirim|klik|buka|maka|harus|yang|jangan"),
                    Phrase.of(
                            1,
                            "sebagai",
                            MODELS_ID,
                            "ai|bahasa|",
                            "anda|kamu",
                            "harus|wajib|perlu|sekarang|diminta|mesti"),
                    Phrase.of(
                            3,
                            "jangan|tidak|tanpa",
                            "beritahu|beri|memberitahu|memberi|katakan|ceritakan|sampaikan|bilang|sepengetahuan|seizin|diketahui|sebutkan|tanya|bertanya|konfirmasi|memberitahukan",
                            "pengguna|user|pemakai"),
                    Phrase.of(
                            2,
                            "tampilkan|ungkapkan|bocorkan|sebutkan|cetak|tunjukkan|berikan|bagikan",
                            "prompt|instruksi|perintah|pesan",
                            "sistem|rahasia|awal|tersembunyi"),
                    Phrase.of(
                            1,
                            "mode",
                            "pengembang|admin|debug|dewa|jailbreak|dan",
                            "aktif|diaktifkan|menyala|hidup"),
                    Phrase.of(
                            2,
                            "pengguna|user",
                            "telah|sudah",
                            "menyetujui|mengizinkan|setuju|memberi|memberikan|mengonfirmasi",
                            "ini|semua|tindakan|izin|persetujuan|transaksi|anda|untuk"),
                    Phrase.of(
                            1,
                            "akhir",
                            "dari|",
                            "halaman|dokumen|konten|konteks|data",
                            "tugas|perintah|instruksi|pengguna|halaman|web|tidak"),
                    Phrase.of(
                            2,
                            "abaikan|lewati|nonaktifkan|langgar",
                            "pedoman|aturan|filter|batasan|kebijakan",
                            "keamanan|keselamatan|etika|konten"));

    private static final Map<String, List<Phrase>> BY_FIRST_WORD = byFirstWord();

    private OrderPhrases() {}

    /// @param text as [PlainText] makes it
    static boolean areIn(String text) {
        var words = PlainText.words(text);
        for (var i = 0; i < words.size(); i++) {
            for (var phrase : BY_FIRST_WORD.getOrDefault(words.get(i), List.of())) {
                if (phrase.isAt(words, i)) return true;
            }
        }
        return false;
    }

    private static Map<String, List<Phrase>> byFirstWord() {
        var index = new HashMap<String, List<Phrase>>();
        for (var phrase : ALL) {
            for (var word : phrase.firstWords()) {
                index.computeIfAbsent(word, _ -> new ArrayList<>()).add(phrase);
            }
        }
        return index;
    }
}
