package dev.backendrig.model.offline;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandParserTest {
    private static final CommandParser PARSER = new CommandParser();

    private static final String ENGLISH =
            """
            open example.com => open example.com
            Open example.com. => open example.com
            please open https://example.com/a?b=1&c=2#d => open https://example.com/a?b=1&c=2#d
            go to localhost:3000/form => open localhost:3000/form
            Can you visit "example.org/path"? => open example.org/path
            could you please navigate to the page at example.com => open example.com
            take me to www.example.co.uk! => open www.example.co.uk
            GO TO EXAMPLE.COM => open EXAMPLE.COM
            open <https://example.com/> => open https://example.com/
            open the website example.com in my browser => open example.com
            load http://[::1]:8080/x => open http://[::1]:8080/x
            open 127.0.0.1:3000 => open 127.0.0.1:3000
            open javascript:alert(1) => open javascript:alert(1)
            open //evil.example => open //evil.example
            open https://example.com/a;b,c/then/d => open https://example.com/a;b,c/then/d
            hey, open example.com please => open example.com
            I want you to open example.com, thanks => open example.com
            click Save => click {Save}
            click the "Save" button => click {Save}button
            Click the Save button. => click {Save}button
            click on the link called About us => click {About us}link
            press “Sign in” => click {Sign in}
            please press the ‘Log in’ button => click {Log in}button
            tap the button that says Buy now => click {Buy now}button
            click the checkbox I agree => click {I agree}checkbox
            select the tab Details => click {Details}tab
            click Terms and Conditions => click {Terms and Conditions}
            click Save and exit on this page => click {Save and exit}
            could you click "Save and open"? => click {Save and open}
            click the A button => click {A}button
            click #12 => click {#12}
            open the Settings link => click {Settings}link
            type Budi into Name => type {Budi} into {Name}
            type "Budi" in the Name field => type {Budi} into {Name}field
            Type “Hello, world!” into the "Message" box => type {Hello, world!} into {Message}field
            enter budi@example.com into the E-mail field => type {budi@example.com} into {E-mail}field
            fill Name with Budi => type {Budi} into {Name}
            fill in the Name field with Budi Santoso. => type {Budi Santoso} into {Name}field
            please fill Message with I go to school in Bandung => type {I go to school in Bandung} into {Message}
            fill Budi into Name => type {Budi} into {Name}
            fill in Budi and Ani into Name => type {Budi and Ani} into {Name}
            put 42 in Age => type {42} into {Age}
            set Country to Indonesia => type {Indonesia} into {Country}
            in the Name field, type Budi => type {Budi} into {Name}field
            type in the field Name: Budi => type {Budi} into {Name}field
            fill Name: Budi => type {Budi} into {Name}
            enter Budi as the Name => type {Budi} into {Name}
            write "see you then" into Notes => type {see you then} into {Notes}
            type don't panic into Notes => type {don't panic} into {Notes}
            type then and now into Notes => type {then and now} into {Notes}
            fill Name "Budi Santoso" => type {Budi Santoso} into {Name}
            fill Password with Secret! => type {Secret!} into {Password}
            scroll down => scroll by 800
            scroll => scroll by 800
            scroll down a bit => scroll by 800
            please scroll the page down => scroll by 800
            scroll up => scroll by -800
            scroll down 300 pixels => scroll by 300
            scroll by 250 => scroll by 250
            scroll up by 120 px => scroll by -120
            scroll to the bottom of the page => scroll bottom
            Scroll to bottom => scroll bottom
            scroll to the end => scroll bottom
            scroll to top => scroll top
            scroll all the way up => scroll top
            scroll to 500 => scroll to 0,500
            scroll to position 500 => scroll to 0,500
            scroll to 10, 500 => scroll to 10,500
            scroll to x=10 y=500 => scroll to 10,500
            list what is on the page => list
            list => list
            list all buttons and links => list button link
            show me the buttons on this page => list button
            What can I click on this page? => list
            what's on this page => list
            which links are there? => list link
            read the page => read
            Read this page aloud, please. => read
            show me the text of this page => read
            get the page content => read
            read example.com => open example.com + read
            summarise this page => summarise
            Summarize => summarise
            SUMMARIZE THE PAGE! => summarise
            can you give me a summary of this page? => summarise
            tl;dr => summarise
            What is this page about? => summarise
            what does this page say? => summarise
            summarise https://example.com/news => open https://example.com/news + summarise
            open and summarise example.com => open example.com + summarise
            open example.com then summarise this page => open example.com + summarise
            open example.com and summarise it => open example.com + summarise
            open example.com; read it => open example.com + read
            open example.com;read it => open example.com + read
            open example.com⏎summarise => open example.com + summarise
            1. open example.com⏎2. click About⏎3. summarise => open example.com + click {About} + summarise
            - open example.com⏎- scroll down => open example.com + scroll by 800
            Open example.com. After that, please click "About us", then list the links. => open example.com + click {About us} + list link
            type Budi into Name and type Ani into Alias, then click Save => type {Budi} into {Name} + type {Ani} into {Alias} + click {Save}
            click Save and scroll down => click {Save} + scroll by 800
            click Save then dance => click {Save then dance}
            """;

    private static final String INDONESIAN =
            """
            buka example.com => open example.com
            Buka example.com. => open example.com
            tolong buka https://example.com/a?b=1&c=2#d => open https://example.com/a?b=1&c=2#d
            kunjungi localhost:3000/form => open localhost:3000/form
            Bisakah kamu membuka “example.org/path”? => open example.org/path
            mohon bukakan situs example.com => open example.com
            bukalah halaman example.co.id! => open example.co.id
            BUKA EXAMPLE.COM => open EXAMPLE.COM
            pergi ke example.com ya => open example.com
            coba buka alamat example.com di browser saya => open example.com
            saya mau kamu buka example.com, terima kasih => open example.com
            Halo, tolong buka example.com => open example.com
            bukain example.com dong => open example.com
            masuk ke 127.0.0.1:8080 => open 127.0.0.1:8080
            klik Simpan => click {Simpan}
            klik tombol Kirim => click {Kirim}button
            Klik tombol "Kirim". => click {Kirim}button
            tekan tombol ‘Masuk’ => click {Masuk}button
            tolong klik tautan Tentang Kami => click {Tentang Kami}link
            klik pada link bernama Tentang Kami => click {Tentang Kami}link
            pencet tombol yang bertuliskan Beli sekarang => click {Beli sekarang}button
            pilih opsi Laki-laki => click {Laki-laki}checkbox
            klik kotak centang Saya setuju => click {Saya setuju}checkbox
            klik Syarat dan Ketentuan => click {Syarat dan Ketentuan}
            klik Simpan di halaman ini => click {Simpan}
            klik Ya => click {Ya}
            kliklah tombol Lanjut ya => click {Lanjut}button
            klik "Simpan lalu buka" => click {Simpan lalu buka}
            klik Lalu Lintas => click {Lalu Lintas}
            klik nomor 12 => click {nomor 12}
            buka menu Profil => click {Profil}menu
            isi Budi ke Nama => type {Budi} into {Nama}
            isi Nama dengan Budi => type {Budi} into {Nama}
            ketik "Budi" di kolom Nama => type {Budi} into {Nama}field
            ketik Budi ke dalam kolom Nama => type {Budi} into {Nama}field
            Ketikkan “Halo, dunia!” ke kotak "Pesan" => type {Halo, dunia!} into {Pesan}field
            masukkan budi@example.com ke kolom E-mail => type {budi@example.com} into {E-mail}field
            isi kolom Nama dengan Budi Santoso. => type {Budi Santoso} into {Nama}field
            tolong isikan Pesan dengan saya pergi ke pasar di Bandung => type {saya pergi ke pasar di Bandung} into {Pesan}
            isi Budi dan Ani ke Nama => type {Budi dan Ani} into {Nama}
            isi kolom Nama: Budi => type {Budi} into {Nama}field
            isi Nama = Budi => type {Budi} into {Nama}
            isi Nama=Budi => type {Budi} into {Nama}
            isi nama Budi => type {Budi} into {nama}
            isi kolom Nama "Budi Santoso" => type {Budi Santoso} into {Nama}field
            di kolom Nama ketik Budi => type {Budi} into {Nama}field
            ketik di kolom Nama: Budi => type {Budi} into {Nama}field
            ketik di kolom Nama "Budi" => type {Budi} into {Nama}field
            isi Budi sebagai Nama => type {Budi} into {Nama}
            tulis Budi di kolom Nama => type {Budi} into {Nama}
            tulis "sampai jumpa" di Catatan => type {sampai jumpa} into {Catatan}
            ubah Kota menjadi Bandung => type {Bandung} into {Kota}
            isi Halo dan klik Kirim ke Pesan => type {Halo dan klik Kirim} into {Pesan}
            isi 'Budi, S.Kom.' ke Nama => type {Budi, S.Kom.} into {Nama}
            isi Budi, S.Kom. ke Nama => type {Budi, S.Kom} into {Nama}
            gulir ke bawah => scroll by 800
            gulir => scroll by 800
            gulirkan sedikit ke bawah => scroll by 800
            gulir ke atas => scroll by -800
            scroll ke bawah => scroll by 800
            gulir ke bawah 300 piksel => scroll by 300
            gulir 300 piksel ke bawah => scroll by 300
            gulir sejauh 250 => scroll by 250
            gulir ke paling bawah => scroll bottom
            gulir sampai bawah => scroll bottom
            gulir halaman ke bawah => scroll by 800
            gulir ke bagian atas halaman ini => scroll top
            gulir ke awal => scroll top
            gulir ke posisi 800 => scroll to 0,800
            gulir ke 10, 500 => scroll to 10,500
            daftar apa saja yang ada di halaman => list
            tampilkan apa saja yang ada di halaman ini => list
            apa saja yang ada di halaman ini? => list
            ada apa saja di halaman ini => list
            tampilkan semua tombol dan tautan => list button link
            tombol apa saja yang ada? => list button
            daftar tautan => list link
            apa yang bisa diklik? => list
            baca halaman ini => read
            Tolong bacakan halaman ini. => read
            baca => read
            tampilkan isi halaman ini => read
            ambil teks halaman => read
            baca example.com => open example.com + read
            rangkum halaman ini => summarise
            ringkas => summarise
            RANGKUM HALAMAN INI! => summarise
            bisakah kamu buatkan ringkasan halaman ini? => summarise
            tolong rangkumkan isi halaman yang sedang saya buka => summarise
            halaman ini tentang apa? => summarise
            apa isi halaman ini? => summarise
            rangkum https://example.com/berita => open https://example.com/berita + summarise
            buka dan rangkum example.com => open example.com + summarise
            buka example.com lalu rangkum halaman ini => open example.com + summarise
            buka example.com dan rangkum => open example.com + summarise
            buka example.com, kemudian baca halamannya => open example.com + read
            buka example.com;rangkum => open example.com + summarise
            buka example.com⏎rangkum halaman ini => open example.com + summarise
            1) buka example.com⏎2) klik Masuk => open example.com + click {Masuk}
            Buka example.com. Setelah itu, tolong klik "Tentang kami", lalu tampilkan tautan. => open example.com + click {Tentang kami} + list link
            isi Nama dengan Budi dan isi Kota dengan Bandung lalu klik tombol Kirim => type {Budi} into {Nama} + type {Bandung} into {Kota} + click {Kirim}button
            isi nama Budi dan klik Kirim => type {Budi} into {nama} + click {Kirim}
            """;

    private static final String MIXED =
            """
            please buka example.com lalu summarize this page => open example.com + summarise
            tolong click tombol Save then scroll ke bawah => click {Save}button + scroll by 800
            isi Name with Budi dan press tombol "OK" => type {Budi} into {Name} + click {OK}button
            go to example.com terus rangkum => open example.com + summarise
            fill kolom Nama dengan Budi, then baca halaman => type {Budi} into {Nama}field + read
            """;

    private static final String NO_COMMANDS =
            """
            Halo => greeting
            hi => greeting
            Hello there! => greeting
            Selamat pagi, apa kabar? => greeting
            thank you very much => thanks
            Terima kasih banyak ya => thanks
            tolong => other
            help => other
            what can you do? => other
            apa yang bisa kamu lakukan? => other
            who was Kartini => other
            example.com => other
            Apa itu open source? => other
            how do I open example.com => other
            ... => other
            😀 => other
            open => unclear {open}
            open google => unclear {open google}
            buka puasa jam berapa hari ini => unclear {buka puasa jam berapa hari ini}
            write a poem about the sea => unclear {write a poem about the sea}
            list three fruits => unclear {list three fruits}
            summarise War and Peace => unclear {summarise War and Peace}
            read me a story => unclear {read me a story}
            type Budi => unclear {type Budi}
            klik => unclear {klik}
            scroll to the moon => unclear {scroll to the moon}
            open example.com then make me a sandwich => unclear {make me a sandwich}
            buka example.com lalu buatkan kopi => unclear {buatkan kopi}
            """;

    static Stream<Arguments> english() {
        return CommandTable.rows(ENGLISH);
    }

    static Stream<Arguments> indonesian() {
        return CommandTable.rows(INDONESIAN);
    }

    static Stream<Arguments> mixed() {
        return CommandTable.rows(MIXED);
    }

    static Stream<Arguments> noCommands() {
        return CommandTable.rows(NO_COMMANDS);
    }

    @ParameterizedTest
    @MethodSource({"english", "indonesian", "mixed"})
    void understandsCommands(String prompt, String commands) {
        assertThat(CommandTable.shortForm(PARSER.read(prompt))).isEqualTo(commands);
    }

    @ParameterizedTest
    @MethodSource("noCommands")
    void doesNotTakeOtherThingsForCommands(String prompt, String reading) {
        assertThat(CommandTable.shortForm(PARSER.read(prompt))).isEqualTo(reading);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "and ",
                "click a and ",
                "type a into ",
                "isi a dengan b ke ",
                "\" ' “ ",
                "'a 'b ",
                "the the page page ",
                "list all the page ",
                "open open open ",
                "scroll to 1, ",
                "a.b.c.d.",
                "........",
                "\n\n\n"
            })
    void readsAFloodOfWordsInTime(String piece) {
        var flood = piece.repeat(CommandParser.MAX_CHARS / piece.length());
        for (var start : new String[] {"", "type ", "klik ", "rangkum ", "open "}) {
            assertTimeoutPreemptively(ofSeconds(5), () -> PARSER.read(start + flood));
        }
    }

    @Test
    void readsRandomPromptsWithoutFailing() {
        var seed = 20260704L;
        var random = new Random(seed);
        var words =
                (ENGLISH + INDONESIAN + " \" ' “ ” . , ; : = \n \u0000 \uD83D 🙂").split(" ", -1);
        for (var i = 0; i < 3_000; i++) {
            var prompt = new StringBuilder();
            for (var n = random.nextInt(12); n >= 0; n--) {
                prompt.append(words[random.nextInt(words.length)]).append(' ');
            }
            assertThat(PARSER.read(prompt.toString())).as("seed %d: %s", seed, prompt).isNotNull();
        }
    }
}
