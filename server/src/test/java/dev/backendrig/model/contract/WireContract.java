package dev.backendrig.model.contract;

import dev.backendrig.model.ChatModel;
import dev.backendrig.model.ModelRequest;
import dev.backendrig.model.ProviderAccess;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// What every provider behind a network keeps to, shown with a stand-in that speaks its true wire
/// format. The rows stand in interfaces, one for each thing that they are about.
public abstract class WireContract extends ChatModelContract
        implements RequestRows,
                StreamRows,
                ToolRows,
                PictureRows,
                ThoughtRows,
                EndingRows,
                OptionRows,
                FailureRows,
                BreakRows,
                SilenceRows,
                CancelRows,
                SecretRows {
    private final WireFormat wire;
    private Stand stand;

    protected WireContract(WireFormat wire) {
        this.wire = wire;
        stand = null;
    }

    /// Opens the provider's model.
    protected abstract ChatModel open(ProviderAccess access);

    @BeforeEach
    void openTheStand() {
        stand = new Stand(wire, this::open);
    }

    @AfterEach
    void closeTheStand() {
        stand.close();
    }

    @Override
    public final Stand stand() {
        return stand;
    }

    @Override
    protected final ChatModel model() {
        return stand.model;
    }

    @Override
    protected final ModelRequest askForText() {
        stand.server.enqueue(stand.reply(Script.of(Say.text("One ", "two ", "three"))));
        return Stand.HELLO;
    }

    @Override
    protected final ModelRequest askForCall() {
        var call = Say.call("call-1", TOOL, "{\"ref\":\"1\"}");
        stand.server.enqueue(stand.reply(Script.of(call)));
        return Stand.request(List.copyOf(Stand.HELLO.messages()), Stand.tool(TOOL));
    }
}
