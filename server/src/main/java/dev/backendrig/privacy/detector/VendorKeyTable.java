package dev.backendrig.privacy.detector;

import java.util.List;
import java.util.stream.Stream;

/// The forms of vendors' keys, as their public documentation and the lists of supported patterns of
/// GitHub's and GitLab's secret scanning give them (docs.github.com "Supported secret scanning
/// patterns", docs.gitlab.com "Detected secrets").
///
/// Each line: prefix, alphabet, least and greatest number of characters behind the prefix. Alphabets:
/// `W` letters and digits, `L` letters, `U` upper case and digits, `H` hexadecimal digits, `B`
/// Base64url, `D` Base64url and dots, `P` letters, digits and slashes, `S` Base64, with its signs.
final class VendorKeyTable {
    private static final String CLOUDS =
            """
            AKIA U 16 16
            ASIA U 16 16
            ABIA U 16 16
            ACCA U 16 16
            ABSK S 80 200
            AIza B 35 35
            GOCSPX- B 28 28
            ya29. B 30 400
            1//0 B 30 120
            dop_v1_ H 64 64
            doo_v1_ H 64 64
            dor_v1_ H 64 64
            LTAI W 16 24
            AKID W 32 32
            pscale_tkn_ D 32 64
            pscale_pw_ D 32 64
            pscale_oauth_ D 32 64
            sbp_ H 40 40
            sb_secret_ B 22 60
            HRKU- B 36 64
            fo1_ B 43 43
            fm2_ S 80 400
            hvs. B 24 200
            hvb. B 24 300
            dp.pt. W 40 44
            dp.st. D 40 80
            pul- H 40 40
            dapi H 32 32
            dckr_pat_ B 27 27
            dckr_oat_ B 27 40
            nfp_ W 36 36
            """;

    private static final String CODE =
            """
            ghp_ W 36 36
            gho_ W 36 36
            ghu_ W 36 36
            ghs_ W 36 36
            ghr_ W 36 76
            github_pat_ B 82 82
            glpat- D 20 60
            gldt- B 20 60
            glrt- D 20 60
            glcbt- B 20 60
            glptt- B 40 60
            glft- B 20 60
            glsoat- B 20 60
            glagent- B 50 60
            glimt- B 25 60
            gloas- H 64 64
            ATBB W 32 32
            ATATT3 S 150 300
            ATCTT3 S 150 300
            npm_ W 36 36
            pypi-AgEIcHlwaS5vcmc B 50 250
            pypi-AgENdGVzdC5weXBpLm9yZ B 50 250
            cio W 32 32
            rubygems_ H 48 48
            CLOJARS_ W 60 60
            lin_api_ W 40 40
            lin_oauth_ H 64 64
            figd_ B 40 60
            PMAK- B 59 59
            sntrys_ S 60 300
            sntryu_ H 64 64
            glsa_ B 41 41
            glc_ S 32 400
            NRAK- U 27 27
            phx_ B 40 60
            sqp_ H 40 40
            ntn_ W 40 50
            secret_ W 43 43
            """;

    private static final String MESSAGES =
            """
            xoxb- B 20 200
            xoxp- B 20 200
            xoxa- B 20 200
            xoxe- B 20 300
            xoxe.xoxb- B 20 300
            xoxe.xoxp- B 20 300
            xoxo- B 20 200
            xoxr- B 20 200
            xoxs- B 20 200
            xoxc- B 20 200
            xoxd- S 20 400
            xapp- B 30 200
            hooks.slack.com/services/ P 40 60
            hooks.slack.com/workflows/ P 40 90
            hooks.slack.com/triggers/ P 40 90
            SG. D 66 66
            SK H 32 32
            AC H 32 32
            key- H 32 32
            xkeysib- B 80 90
            EAA W 80 300
            """;

    private static final String PAYMENTS =
            """
            sk_live_ W 16 120
            sk_test_ W 16 120
            rk_live_ W 16 120
            rk_test_ W 16 120
            whsec_ S 32 64
            sq0atp- B 22 22
            sq0csp- B 43 43
            EAAA B 60 60
            shpat_ H 32 32
            shpca_ H 32 32
            shppa_ H 32 32
            shpss_ H 32 32
            Mid-server- B 20 40
            xnd_production_ W 40 80
            xnd_development_ W 40 80
            rzp_live_ W 14 14
            rzp_test_ W 14 14
            """;

    private static final String MODELS =
            """
            sk-proj- B 40 220
            sk-svcacct- B 40 220
            sk-admin- B 40 220
            sk-None- B 40 220
            sk- W 48 48
            sk- H 32 32
            sess- W 40 40
            sk-ant-api03- B 40 120
            sk-ant-admin01- B 40 120
            sk-ant-oat01- B 40 120
            sk-ant-ort01- B 40 120
            sk-ant-sid01- B 40 140
            sk-or-v1- H 64 64
            hf_ W 34 34
            api_org_ L 34 34
            gsk_ W 52 52
            xai- W 80 80
            pplx- W 48 56
            r8_ W 37 37
            nvapi- B 60 70
            tgp_v1_ B 40 50
            jina_ B 60 70
            tvly- B 32 50
            """;

    static final List<VendorKey> KEYS =
            Stream.of(CLOUDS, CODE, MESSAGES, PAYMENTS, MODELS)
                    .flatMap(String::lines)
                    .map(VendorKeyTable::key)
                    .toList();

    private VendorKeyTable() {}

    private static VendorKey key(String line) {
        var cells = line.split(" ", -1);
        return new VendorKey(
                cells[0],
                alphabet(cells[1]),
                Integer.parseInt(cells[2]),
                Integer.parseInt(cells[3]));
    }

    private static Alphabet alphabet(String name) {
        return switch (name) {
            case "W" -> Alphabet.ALPHANUMERIC;
            case "L" -> Alphabet.of("AZaz", "");
            case "U" -> Alphabet.of("AZ09", "");
            case "H" -> Alphabet.HEX;
            case "B" -> Alphabet.BASE64_URL;
            case "D" -> Alphabet.of("09AZaz", "_-.");
            case "P" -> Alphabet.of("09AZaz", "/");
            case "S" -> Alphabet.of("09AZaz", "_-+/=");
            default -> throw new IllegalArgumentException("no alphabet: " + name);
        };
    }
}
