package dev.backendrig.model.repair;

import dev.backendrig.browser.AbsentBrowser;
import dev.backendrig.browser.tools.BrowserTools;
import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import dev.backendrig.message.ToolSpec;
import dev.backendrig.tool.Tool;
import java.util.ArrayList;
import java.util.List;

/// The six base tools and a few with other arguments.
final class OfferedTools {
    private OfferedTools() {}

    static List<ToolSpec> all() {
        var all =
                new ArrayList<>(
                        BrowserTools.of(new AbsentBrowser()).stream().map(Tool::spec).toList());
        all.add(
                tool(
                        "set_switch",
                        "{'on':{'type':'boolean'},'label':{'type':['string','null']}}",
                        "'required':['on']"));
        all.add(
                tool(
                        "choose",
                        "{'ref':{'type':'integer'},'values':{'type':'array','items':{'type':'string'}},"
                            + "'how':{'type':'string','enum':['add','replace']}}",
                        "'required':['ref','values'],'additionalProperties':false"));
        all.add(tool("read_page_a", "{}", "'required':[]"));
        all.add(tool("read_page_b", "{}", "'required':[]"));
        all.add(tool("send_mail", "{}", "'required':[]"));
        return all;
    }

    private static ToolSpec tool(String name, String properties, String more) {
        var schema = "{'type':'object','properties':" + properties + "," + more + "}";
        return new ToolSpec(name, "For tests.", (JsonObject) Json.parse(schema.replace('\'', '"')));
    }
}
