package dev.backendrig.browser.session;

import dev.backendrig.browser.BrowserCommand;
import dev.backendrig.browser.BrowserCommand.ClickElement;
import dev.backendrig.browser.BrowserCommand.Declared;
import dev.backendrig.browser.BrowserCommand.GetInteractiveElements;
import dev.backendrig.browser.BrowserCommand.GetPageContent;
import dev.backendrig.browser.BrowserCommand.NavigateTo;
import dev.backendrig.browser.BrowserCommand.ScrollTo;
import dev.backendrig.browser.BrowserCommand.TypeText;
import dev.backendrig.browser.BrowserPort;
import dev.backendrig.browser.BrowserResult;
import dev.backendrig.browser.DeclaredTool;
import dev.backendrig.browser.Memory;
import dev.backendrig.json.JsonObject;
import dev.backendrig.message.ImageReader;
import dev.backendrig.message.ImageReading;
import dev.backendrig.message.Part;
import dev.backendrig.tool.Effect;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// A browser that is, or was, connected. Thread-safe.
///
/// In the base protocol it is one socket's life. In the extended one it outlives its socket: for a
/// while its pending action waits for the browser to come back, and a run that uses it goes on with
/// the browser's next socket whenever that comes.
///
/// [#receive] and [#receiveBinary] are for the socket, which calls them one at a time; the rest is
/// for runs.
public final class BrowserSession implements BrowserPort {
    private final String id;
    private final SessionContext context;
    private final boolean extended;
    private final ActionDesk desk;
    private final PageState page = new PageState();
    private final BrowserPerson person;
    private final Memory memory = new Memory();
    private final ReentrantLock turn = new ReentrantLock(true);
    private final Semaphore seat = new Semaphore(1, true);

    // The registry sets these three, under its lock.
    private volatile ClientKey client;
    private volatile ClientSocket socket;
    private volatile ToolSet tools = ToolSet.NONE;

    private volatile boolean wasServed;
    private volatile boolean open = true;

    /// A session of the base protocol.
    BrowserSession(ClientKey client, ClientSocket socket, SessionContext context) {
        this(context.ids().next(), client, socket, context, false);
    }

    /// A session of the extended protocol, which says nothing before [#resume].
    BrowserSession(String id, ClientKey client, ClientSocket socket, SessionContext context) {
        this(id, client, socket, context, true);
    }

    private BrowserSession(
            String id,
            ClientKey client,
            ClientSocket socket,
            SessionContext context,
            boolean extended) {
        this.id = id;
        this.client = client;
        this.socket = socket;
        this.context = context;
        this.extended = extended;
        var grace = extended ? context.extended().grace() : Duration.ZERO;
        this.desk = new ActionDesk(socket, grace, context.ids());
        this.person = new BrowserPerson(desk, extended);
    }

    /// What the client knows the session by; a secret.
    public String id() {
        return id;
    }

    /// Whether its socket is open.
    public boolean isOpen() {
        return open && desk.isConnected();
    }

    /// The tools that the browser has declared, in its order; empty for one of the base protocol,
    /// which has the six tools of that.
    public Optional<List<DeclaredTool>> declaredTools() {
        return extended ? Optional.of(tools.tools()) : Optional.empty();
    }

    /// The right to drive this browser, waited for in line; empty where another run kept it all
    /// the time.
    public Optional<DriverLease> drive(Duration wait) throws InterruptedException {
        return seat.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)
                ? Optional.of(new DriverLease(seat))
                : Optional.empty();
    }

    /// Who sits at the browser.
    public BrowserPerson person() {
        return person;
    }

    /// What is remembered of this session; forgotten at its end.
    public Memory memory() {
        return memory;
    }

    @Override
    public BrowserResult perform(BrowserCommand command) throws InterruptedException {
        // Waits no longer than the deadlines of those who came before; the end of the socket ends
        // theirs at once.
        turn.lockInterruptibly();
        try {
            page.await();
            var result = measured(command);
            return isRead(command) && isUnanswered(result) ? measured(command) : result;
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void awaitPage() throws InterruptedException {
        page.await();
    }

    @Override
    public Optional<Duration> timeOnOrigin() {
        return page.timeOnOrigin();
    }

    @Override
    public Optional<String> pageUrl() {
        return page.page().map(PageAddress::url);
    }

    @Override
    public Optional<String> pageTitle() {
        return page.page().map(PageAddress::title);
    }

    @Override
    public Optional<Part.Image> takeScreenshot() {
        return context.screenshots().take(this);
    }

    /// Takes in a text message of the browser. Never fails: what is of no use is counted.
    public void receive(String text) {
        if (!extended) {
            receive(ClientMessageReader.read(text));
            return;
        }
        switch (ExtendedMessageReader.read(text)) {
            case ExtendedMessage.Base(var message) -> receive(message);
            case ExtendedMessage.OfPerson message -> {
                if (!person.says(message)) context.meters().ignored(IgnoredReason.UNEXPECTED);
            }
        }
    }

    private void receive(ClientMessage message) {
        switch (message) {
            case ClientMessage.Ping _ -> desk.send(ServerMessages.PONG);
            case ClientMessage.ActionResult(var requestId, var result) -> {
                var delivery = desk.deliver(requestId, result);
                if (delivery != ActionDesk.Delivery.DELIVERED) context.meters().dropped(delivery);
            }
            case ClientMessage.PageUpdate(var now) -> update(now);
            case ClientMessage.ContextUpdate(var now, var screenshot) -> {
                if (now != null) update(now);
                if (screenshot != null) keep(screenshot);
            }
            case ClientMessage.Ignored(var reason) -> context.meters().ignored(reason);
        }
    }

    /// Passes over a message of bytes.
    public void receiveBinary() {
        context.meters().ignored(IgnoredReason.BINARY);
    }

    ClientKey client() {
        return client;
    }

    ClientSocket socket() {
        return socket;
    }

    ToolSet tools() {
        return tools;
    }

    boolean isExtended() {
        return extended;
    }

    /// From now on the session is this client's on this socket, with these tools: whoever finds it
    /// finds them. To be called with the registry's lock held.
    void moveTo(ClientKey nextClient, ClientSocket next, ToolSet declared) {
        client = nextClient;
        socket = next;
        tools = declared;
    }

    /// Goes on with the socket that it was moved to, and tells the browser what is open. Does
    /// nothing where it was moved on meanwhile.
    ///
    /// @param resumed whether the browser had this id before
    void resume(ClientSocket next, Hello hello, boolean resumed) {
        var token = context.tokens().of(id, client.origin());
        var greeting = ServerMessages.sessionInit(id, token, resumed);
        var line = new ActionDesk.Line(next, greeting, () -> socket.equals(next));
        var isMine = desk.resume(line, hello.outcomes(), context.meters()::dropped);
        // What begins only now is told as it begins.
        if (isMine && wasServed) person.remind();
        wasServed = true;
    }

    /// A socket is gone. Where no other has taken its place, whoever waits for the browser is told
    /// so: in the base protocol at once.
    void lost(ClientSocket gone) {
        desk.lost(gone);
        if (!extended) end();
    }

    /// Whether its browser may come back in time for what is pending. Takes no lock: the registry
    /// asks with its own held.
    boolean isReachable() {
        return open && desk.isReachable();
    }

    /// It will not have a socket again.
    void end() {
        open = false;
        desk.close();
        page.close();
        context.screenshots().drop(this);
        memory.forget();
    }

    private static boolean isUnanswered(BrowserResult result) {
        return result instanceof BrowserResult.TimedOut || result instanceof BrowserResult.Lost;
    }

    private BrowserResult measured(BrowserCommand command) throws InterruptedException {
        var start = System.nanoTime();
        var result = once(command);
        context.meters().action(command, result, Duration.ofNanos(System.nanoTime() - start));
        return result;
    }

    private BrowserResult once(BrowserCommand command) throws InterruptedException {
        var timeout = timeout(command);
        if (command instanceof Declared(var tool, _, _)) {
            var result = desk.ask(command, timeout);
            // A browser that declares its tools answers when the page is there, also after a click.
            if (tool.effect() != Effect.READ) arrived(result);
            return result;
        }
        if (!(command instanceof NavigateTo(var url))) return desk.ask(command, timeout);
        page.expect(url);
        try {
            var result = desk.ask(command, timeout);
            arrived(result);
            return result;
        } finally {
            // Also where the wait was given up: the browser may be on its way all the same.
            page.allow(context.settings().pageTimeout());
        }
    }

    private Duration timeout(BrowserCommand command) {
        var own = command instanceof Declared(var tool, _, _) ? tool.timeout() : null;
        if (own != null) return own;
        var settings = context.settings();
        return isRead(command) ? settings.readTimeout() : settings.actionTimeout();
    }

    private void arrived(BrowserResult navigation) {
        switch (navigation) {
            case BrowserResult.Done(JsonObject data, _) when data.has("navigated_to") -> {
                page.settle();
                data.string("navigated_to").ifPresent(url -> update(new PageAddress(url, null)));
            }
            case BrowserResult.Failed _ -> page.settle();
            // Done without a word on the page, or nobody knows: the page may still come.
            case BrowserResult.Done _,
                    BrowserResult.TimedOut _,
                    BrowserResult.Lost _,
                    BrowserResult.Disconnected _ -> {}
        }
    }

    private void update(PageAddress now) {
        if (page.update(now)) {
            context.screenshots().drop(this);
            context.changes().happened();
        }
    }

    private void keep(String screenshot) {
        switch (ImageReader.read(screenshot)) {
            case ImageReading.Accepted(var image) -> context.screenshots().put(this, image);
            case ImageReading.Rejected _ -> context.meters().unreadableScreenshot();
        }
        // A socket that ended meanwhile has already dropped its picture.
        if (!open) context.screenshots().drop(this);
    }

    private static boolean isRead(BrowserCommand command) {
        return switch (command) {
            case NavigateTo _, ClickElement _, TypeText _ -> false;
            case ScrollTo _, GetPageContent _, GetInteractiveElements _ -> true;
            case Declared(var tool, _, _) -> tool.effect() == Effect.READ;
        };
    }
}
