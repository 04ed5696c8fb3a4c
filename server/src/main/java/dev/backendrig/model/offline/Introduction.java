package dev.backendrig.model.offline;

/// What this model says about itself. Immutable.
final class Introduction {
    private final Answers answers;

    Introduction(Answers answers) {
        this.answers = answers;
    }

    String greeting() {
        return answers.say("Hello! ", "Halo! ") + about();
    }

    String thanks() {
        return answers.say("You are welcome. ", "Sama-sama. ") + about();
    }

    String picture() {
        return answers.say("I cannot look at pictures. ", "Saya tidak bisa melihat gambar. ")
                + about();
    }

    String unclear(String part) {
        var quoted = Answers.quoted(part);
        return answers.say(
                        "I did not understand " + quoted + " as a command, so I did nothing. ",
                        "Saya tidak memahami "
                                + quoted
                                + " sebagai perintah, jadi saya tidak melakukan apa pun. ")
                + about();
    }

    /// For a person who knows already that their browser is not connected.
    String didNothing() {
        return answers.say(
                "I understood the command, but did nothing.",
                "Perintahnya saya pahami, tetapi saya tidak melakukan apa pun.");
    }

    String notConnected() {
        return answers.say(
                """
                I understood the command, but no browser is connected to this request, so I did \
                nothing. Open the browser extension, connect it to this server (WebSocket path `/ws`) \
                and send the prompt again from its panel, or with its `session_id` in the request. \
                A page can also be summarised without a browser if its text is sent as \
                `page_content`.\
                """,
                """
                Perintahnya saya pahami, tetapi tidak ada peramban yang terhubung ke permintaan ini, \
                jadi saya tidak melakukan apa pun. Buka ekstensi peramban, hubungkan ke server ini \
                (alamat WebSocket `/ws`), lalu kirim lagi perintahnya dari panel ekstensi, atau \
                sertakan `session_id`-nya dalam permintaan. Halaman juga bisa dirangkum tanpa \
                peramban jika teksnya dikirim sebagai `page_content`.\
                """);
    }

    String about() {
        return answers.say(
                """
                I am the offline model of Backend Rig: a small command interpreter, not a language \
                model. I cannot chat, answer questions or write texts, but I can work with the page \
                in your browser. For example:
                - open example.com
                - click the "Save" button
                - type Budi into Name
                - scroll down
                - list what is on the page
                - read the page
                - summarise this page
                Several can be joined: open example.com then summarise this page.

                To switch a real model on, set this in the environment or in `.env` and start again:
                GEMINI_API_KEY=your-key\
                """,
                """
                Saya model luring (offline) Backend Rig: penafsir perintah sederhana, bukan model \
                bahasa. Saya tidak bisa mengobrol, menjawab pertanyaan, atau menulis teks, tetapi \
                bisa bekerja dengan halaman di peramban Anda. Contohnya:
                - buka example.com
                - klik tombol "Simpan"
                - isi Nama dengan Budi
                - gulir ke bawah
                - tampilkan apa saja yang ada di halaman
                - baca halaman ini
                - rangkum halaman ini
                Beberapa bisa digabung: buka example.com lalu rangkum halaman ini.

                Untuk menyalakan model sungguhan, isi ini di lingkungan (environment) atau `.env`, \
                lalu jalankan ulang:
                GEMINI_API_KEY=kunci-anda\
                """);
    }
}
