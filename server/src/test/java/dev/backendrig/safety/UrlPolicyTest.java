package dev.backendrig.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.backendrig.safety.UrlVerdict.Allowed;
import dev.backendrig.safety.UrlVerdict.Refused;
import dev.backendrig.safety.UrlVerdict.Rule;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class UrlPolicyTest {
    private static final int OWN_PORT = 3000;
    private static final UrlPolicy POLICY =
            new UrlPolicy(() -> OWN_PORT, Set.of("rig.example.com", "192.168.1.5", "fd12::5"));

    @ParameterizedTest
    @MethodSource
    void sendsItsOwnSerialisation(String address, String url) {
        assertThat(POLICY.judge(address, nothing())).isEqualTo(new Allowed(url));
    }

    static Stream<Arguments> sendsItsOwnSerialisation() {
        return AddressTable.rows("public.txt");
    }

    @ParameterizedTest
    @MethodSource("sendsItsOwnSerialisation")
    void leavesItsOwnSerialisationAsItIs(String address, String url) {
        assertThat(POLICY.judge(url, nothing())).as(address).isEqualTo(new Allowed(url));
    }

    @ParameterizedTest
    @MethodSource("sendsItsOwnSerialisation")
    void sendsNothingThatMeansSomethingInMarkup(String address, String url) {
        assertThat(url).as(address).matches("https?://[!#-&(-;=?-\\[\\]-_a-~]+");
    }

    @ParameterizedTest
    @MethodSource
    void refusesWhatIsNotAnAddress(Rule rule, String address) {
        var prompt = "please open " + address + " localhost:3000 127.0.0.1:3000";
        assertThat(POLICY.judge(address, prompt(prompt))).isEqualTo(rule.refuse());
    }

    static Stream<Arguments> refusesWhatIsNotAnAddress() {
        return AddressTable.rows("refused.txt");
    }

    @ParameterizedTest
    @MethodSource("localAddresses")
    void refusesALocalHostThatNobodyNamed(HostScope scope, String address, String url) {
        var verdict = POLICY.judge(address, prompt("summarise this page of example.com"));
        var host = host(url);
        assertThat(verdict).isEqualTo(Rule.LOCAL_HOST.refuse(host, scope.description()));
    }

    @ParameterizedTest
    @MethodSource("localAddresses")
    void opensALocalHostThatThePersonNamed(HostScope scope, String address, String url) {
        for (var prompt : new String[] {"open " + url + " please", "buka " + address}) {
            assertThat(POLICY.judge(address, prompt(prompt)))
                    .as(prompt)
                    .isEqualTo(new Allowed(url));
        }
    }

    @ParameterizedTest
    @MethodSource("localAddresses")
    void opensALocalHostFromItsOwnPages(HostScope scope, String address, String url) {
        var context = new NavigationContext("go on", Optional.of(url + "other?a=\\#b"));
        assertThat(POLICY.judge(address, context)).as("%s", scope).isEqualTo(new Allowed(url));
    }

    static Stream<Arguments> localAddresses() {
        return AddressTable.rows("local.txt");
    }

    @ParameterizedTest
    @MethodSource
    void knowsWhatAPromptNames(String named, String address, String prompt) {
        var open = POLICY.judge(address, prompt(prompt)) instanceof Allowed;
        assertThat(open).isEqualTo(named.equals("named"));
    }

    static Stream<Arguments> knowsWhatAPromptNames() {
        return AddressTable.rows("named.txt");
    }

    @ParameterizedTest
    @MethodSource
    void opensItselfOnlyWhenNamedWithItsPort(String address) {
        var page = Optional.of(address);
        assertThat(rule(address, new NavigationContext("open localhost", page)))
                .isEqualTo(Rule.OWN_SERVER);
        assertThat(rule(address, new NavigationContext("open " + host(address) + "/", page)))
                .isEqualTo(Rule.OWN_SERVER);
        assertThat(POLICY.judge(address, prompt("open " + address)))
                .isEqualTo(new Allowed(address));
    }

    static Stream<String> opensItselfOnlyWhenNamedWithItsPort() {
        return Stream.of(
                "http://localhost:3000/",
                "https://localhost:3000/",
                "http://localhost.:3000/x",
                "http://app.localhost:3000/",
                "http://localhost.localdomain:3000/",
                "http://127.0.0.1:3000/",
                "http://127.9.9.9:3000/",
                "http://0.0.0.0:3000/",
                "http://[::1]:3000/",
                "http://[::]:3000/",
                "http://[::ffff:7f00:1]:3000/",
                "http://rig.example.com:3000/",
                "http://192.168.1.5:3000/",
                "http://[fd12::5]:3000/");
    }

    @Test
    void takesItsOwnNameAtAnotherPortAsAnyOther() {
        assertThat(POLICY.judge("rig.example.com", nothing()))
                .isEqualTo(new Allowed("https://rig.example.com/"));
        assertThat(rule("http://localhost:3001", prompt("open localhost:3000")))
                .isEqualTo(Rule.LOCAL_HOST);
    }

    @ParameterizedTest
    @MethodSource
    void takesAPageOfAnotherOriginAsAStranger(String page) {
        var context = new NavigationContext("go on", Optional.of(page));
        assertThat(rule("http://nas.local:8080/admin", context)).isEqualTo(Rule.LOCAL_HOST);
    }

    static Stream<String> takesAPageOfAnotherOriginAsAStranger() {
        return Stream.of(
                "https://nas.local:8080/",
                "http://nas.local/",
                "http://nas.local:8081/",
                "http://www.nas.local:8080/",
                "http://example.com/http://nas.local:8080/",
                "http://nas.local:8080@example.com/",
                "view-source:http://nas.local:8080/",
                "blob:http://nas.local:8080/0",
                "nas.local:8080",
                "about:blank",
                "");
    }

    @ParameterizedTest
    @EnumSource
    void givesEachReasonAsASentence(Rule rule) {
        assertThat(rule.refuse("host", 1).reason()).matches("[A-Zh].*\\.").doesNotContain("%s");
    }

    @Test
    void takesAddressesUpTo8192Characters() {
        var start = "https://example.com/";
        var longest = start + "a".repeat(8192 - start.length());
        assertThat(POLICY.judge(longest, nothing())).isEqualTo(new Allowed(longest));
        assertThat(rule(longest + "a", nothing())).isEqualTo(Rule.LENGTH);
        assertThat(rule("x".repeat(2 << 20), nothing())).isEqualTo(Rule.LENGTH);
    }

    @ParameterizedTest
    @MethodSource
    void readsAPromptOfAMebibyteInTime(String filling) {
        var prompt = filling.repeat((1 << 20) / filling.length());
        assertTimeout(
                // A second at most on an idle machine; what is not linear takes minutes.
                Duration.ofSeconds(30), () -> POLICY.judge("http://localhost/", prompt(prompt)));
    }

    static Stream<String> readsAPromptOfAMebibyteInTime() {
        var han = new StringBuilder();
        for (var i = 0; i < 250; i++) han.appendCodePoint(0x4e00 + i);
        return Stream.of(
                "a",
                ".",
                ":",
                "[",
                "[::1",
                "@",
                "/",
                "%61",
                "a ",
                "1.",
                "xn--a ",
                "http://",
                "http://a ",
                "://",
                "\u00ad",
                "localhos ",
                "\ud800",
                han + " ",
                "xn--" + "9".repeat(200) + " ");
    }

    @Test
    void namesTheOwnHostThatIsNone() {
        assertThatThrownBy(() -> new UrlPolicy(() -> 1, Set.of("a b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a host: a b");
    }

    @Test
    void tellsOthersWhetherTheHostOfAnAddressWasNamed() {
        var named = new NamedHosts("compare nas.local:5001 with https://example.com/prices");
        assertThat(named.include("https://example.com/other")).isTrue();
        assertThat(named.include("https://nas.local:5001/")).isTrue();
        assertThat(named.include("https://nas.local/")).isFalse();
        assertThat(named.include("https://www.example.com/")).isFalse();
        assertThat(named.include("javascript:example.com")).isFalse();
    }

    private static Rule rule(String address, NavigationContext context) {
        return ((Refused) POLICY.judge(address, context)).rule();
    }

    private static String host(String url) {
        return url.replaceFirst("https?://", "").replaceFirst("(:\\d+)?/.*", "");
    }

    private static NavigationContext nothing() {
        return prompt("go on");
    }

    private static NavigationContext prompt(String prompt) {
        return new NavigationContext(prompt, Optional.empty());
    }
}
