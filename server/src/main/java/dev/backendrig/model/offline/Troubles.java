package dev.backendrig.model.offline;

import dev.backendrig.message.ToolTrouble;

/// Tells a person why a tool came to nothing. What the tool says of it is for language models.
/// Immutable.
final class Troubles {
    private final Answers answers;

    Troubles(Answers answers) {
        this.answers = answers;
    }

    /// What goes on after "Opening example.com did not work: ": without a full stop at its end.
    String why(ToolTrouble trouble) {
        return switch (trouble) {
            case CONNECTION_LOST ->
                    answers.say(
                            "the connection to your browser was lost. Reload the extension's panel"
                                    + " to connect it again",
                            "koneksi ke peramban Anda terputus. Muat ulang panel ekstensi untuk"
                                    + " menghubungkannya lagi");
            case NO_ANSWER ->
                    answers.say(
                            "your browser did not answer in time. The page may be busy; try again"
                                    + " in a moment",
                            "peramban Anda tidak menjawab tepat waktu. Mungkin halamannya sedang"
                                    + " sibuk; coba sebentar lagi");
            case OUTCOME_UNKNOWN ->
                    answers.say(
                            "your browser did not answer in time, so it may or may not have"
                                    + " happened. Look at the page before you try again",
                            "peramban Anda tidak menjawab tepat waktu, jadi mungkin sudah terjadi,"
                                    + " mungkin belum. Lihat halamannya sebelum mencoba lagi");
            case PERSON_REFUSED -> answers.say("you did not allow it", "Anda tidak mengizinkannya");
            case PERSON_SILENT ->
                    answers.say(
                            "you were asked whether it may be done and did not answer in time",
                            "Anda ditanya apakah boleh dilakukan dan tidak menjawab tepat waktu");
            case NOBODY_TO_ASK -> nobodyToAsk();
            case BROWSER_BUSY -> busy();
            case ADDRESS_TOO_LONG,
                    ADDRESS_CHARACTER,
                    ADDRESS_SCHEME,
                    ADDRESS_USER_INFO,
                    ADDRESS_FORM,
                    ADDRESS_HOST,
                    ADDRESS_LOCAL,
                    ADDRESS_OWN_SERVER ->
                    refused(trouble);
        };
    }

    private String busy() {
        return answers.say(
                "another request is using your browser",
                "permintaan lain sedang memakai peramban Anda");
    }

    private String nobodyToAsk() {
        return answers.say(
                "it needs your consent, and nothing here can ask you",
                "ini memerlukan persetujuan Anda, dan tidak ada cara untuk menanyakannya");
    }

    private String refused(ToolTrouble trouble) {
        return switch (trouble) {
            case ADDRESS_TOO_LONG ->
                    answers.say("the address is too long", "alamatnya terlalu panjang");
            case ADDRESS_CHARACTER ->
                    answers.say(
                            "the address has a backslash, a space or a control character in it",
                            "di alamatnya ada garis miring terbalik, spasi, atau karakter kontrol");
            case ADDRESS_SCHEME ->
                    answers.say(
                            "only http and https addresses can be opened",
                            "hanya alamat http dan https yang bisa dibuka");
            case ADDRESS_USER_INFO ->
                    answers.say(
                            "an address with a user name or password in it is not opened",
                            "alamat yang memuat nama pengguna atau kata sandi tidak dibuka");
            case ADDRESS_FORM ->
                    answers.say(
                            "this is not a full address such as https://example.com/page",
                            "ini bukan alamat lengkap seperti https://example.com/halaman");
            case ADDRESS_HOST ->
                    answers.say(
                            "the host or the port of the address is not valid",
                            "nama host atau port alamatnya tidak sah");
            case ADDRESS_LOCAL -> local();
            case ADDRESS_OWN_SERVER -> ownServer();
            case CONNECTION_LOST,
                    NO_ANSWER,
                    OUTCOME_UNKNOWN,
                    PERSON_REFUSED,
                    PERSON_SILENT,
                    NOBODY_TO_ASK,
                    BROWSER_BUSY ->
                    throw new IllegalArgumentException("not about an address: " + trouble);
        };
    }

    private String local() {
        return answers.say(
                "it leads to this machine or its network, so it is opened only if you write that"
                        + " address yourself",
                "alamat itu menuju komputer ini atau jaringannya, jadi hanya dibuka jika Anda"
                        + " sendiri menuliskannya");
    }

    private String ownServer() {
        return answers.say(
                "it is this server's own address, so it is opened only if you write its host with"
                        + " the port yourself",
                "itu alamat server ini sendiri, jadi hanya dibuka jika Anda sendiri menuliskan host"
                        + " beserta portnya");
    }
}
