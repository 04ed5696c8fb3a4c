package dev.backendrig.mcp.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.mcp.client.ServerConfig.Address;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigReaderTest {
    private static McpConfig read(String json) {
        var variables = new Variables(Map.of("TOKEN", "abc"));
        return new ConfigReader("mcp.json", variables)
                .read(json.replace('\'', '"').getBytes(UTF_8));
    }

    private static McpConfig server(String json) {
        return read("{'mcpServers':{'s':" + json + "}}");
    }

    @Test
    void readsProgramsAsOtherClientsWriteThem() {
        var config =
                server(
                        "{'type':'stdio','command':'npx','args':['-y','x'],'env':{'A':'${env:TOKEN}',"
                            + "'B':'${TOKEN}','C':'${NONE:-d}','D':1},'cwd':'/tmp','gallery':true}");
        assertThat(config.problems()).isEmpty();
        var program = (Address.Program) config.servers().getFirst().address();
        assertThat(program.command()).isEqualTo("npx");
        assertThat(program.arguments()).containsExactly("-y", "x");
        assertThat(program.environment())
                .isEqualTo(Map.of("A", "abc", "B", "abc", "C", "d", "D", "1"));
        assertThat(program.folder()).hasToString("Optional[/tmp]");
    }

    @ParameterizedTest
    @CsvSource({"url", "httpUrl", "serverUrl"})
    void readsServersOnTheWeb(String member) {
        var config =
                server(
                        "{'"
                                + member
                                + "':'https://x.example/mcp','type':'streamable-http',"
                                + "'headers':{'Authorization':'Bearer ${TOKEN}'}}");
        assertThat(config.problems()).isEmpty();
        var web = (Address.Web) config.servers().getFirst().address();
        assertThat(web.url()).hasToString("https://x.example/mcp");
        assertThat(web.headers()).isEqualTo(Map.of("Authorization", "Bearer abc"));
        assertThat(web.toString()).doesNotContain("abc");
    }

    @Test
    void readsTheKeyOfVsCodeToo() {
        assertThat(read("{'servers':{'s':{'command':'x'}},'inputs':[]}").servers()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{}|either \"command\" or \"url\"",
                "{'command':'x','url':'http://y/'}|one of them only",
                "{'command':5}|command must be a text",
                "{'command':' '}|the name of a program",
                "{'command':'x','args':'y'}|args must be a list of texts",
                "{'command':'x','env':{'A':[]}}|env must be an object of texts",
                "{'command':'x','env':{'A':'${NONE}'}}|the environment has no variable NONE",
                "{'command':'x','env':{'A':'${input:key}'}}|may only be ${NAME}",
                "{'command':'x','type':'http'}|type must be \"stdio\" beside a command",
                "{'url':'http://y/','type':'sse'}|the old transport \"sse\" is not spoken",
                "{'url':'ftp://y/'}|must be an address with http:// or https://",
                "{'url':'http://me:pw@y/'}|without a user name",
                "{'url':'http://y/','headers':{'Host':'z'}}|headers must not have Host",
                "{'url':'http://y/','headers':{'A':'b\\nc'}}|on one line",
                "{'command':'x','allow':'*'}|allow must be a list of texts",
                "{'command':'x','disabled':'no'}|disabled must be true or false",
                "7|it must be an object"
            })
    void tellsWhatIsWrongWithAServerAndKeepsTheOthers(String json, String problem) {
        var config = read("{'mcpServers':{'s':" + json + ",'good':{'command':'x'}}}");
        assertThat(config.problems())
                .singleElement()
                .asString()
                .startsWith("mcp.json, server \"s\": ")
                .contains(problem);
        assertThat(config.servers()).extracting(ServerConfig::name).containsExactly("good");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{|no JSON text",
                "[]|must be an object with the member \"mcpServers\"",
                "{}|no member \"mcpServers\"",
                "{'mcpServers':[]}|must be an object"
            })
    void tellsWhatIsWrongWithTheFile(String json, String problem) {
        assertThat(read(json).problems()).singleElement().asString().contains(problem);
    }

    @Test
    void usesTwentyServersAndNamesTheRest() {
        var servers =
                IntStream.range(0, 21)
                        .mapToObj(i -> "'s" + i + "':{'command':'x'}")
                        .collect(Collectors.joining(","));
        var config = read("{'mcpServers':{" + servers + "}}");
        assertThat(config.servers()).hasSize(20);
        assertThat(config.problems()).singleElement().asString().contains("\"s20\"", "only 20");
    }
}
