package dev.backendrig.browser.session;

import dev.backendrig.browser.BrowserCommand;
import dev.backendrig.browser.BrowserCommand.ClickElement;
import dev.backendrig.browser.BrowserCommand.GetInteractiveElements;
import dev.backendrig.browser.BrowserCommand.GetPageContent;
import dev.backendrig.browser.BrowserCommand.NavigateTo;
import dev.backendrig.browser.BrowserCommand.ScrollTo;
import dev.backendrig.browser.BrowserCommand.TypeText;
import dev.backendrig.browser.BrowserPort;
import dev.backendrig.browser.BrowserResult;
import dev.backendrig.json.JsonObject;
import dev.backendrig.message.ImageReader;
import dev.backendrig.message.ImageReading;
import dev.backendrig.message.Part;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// A browser that is, or was, connected: one socket's life. Thread-safe.
///
/// [#receive] and [#receiveBinary] are for the socket, which calls them one at a time; the rest is
/// for runs.
public final class BrowserSession implements BrowserPort {
    private final String id;
    private final ClientKey client;
    private final ClientSocket socket;
    private final SessionContext context;
    private final ActionDesk desk;
    private final PageState page = new PageState();
    private final ReentrantLock turn = new ReentrantLock(true);
    private final Semaphore seat = new Semaphore(1, true);
    private volatile boolean open = true;

    BrowserSession(ClientKey client, ClientSocket socket, SessionContext context) {
        this.id = context.ids().next();
        this.client = client;
        this.socket = socket;
        this.context = context;
        this.desk = new ActionDesk(socket, context.ids());
    }

    /// What the client knows the session by; a secret.
    public String id() {
        return id;
    }

    public boolean isOpen() {
        return open;
    }

    /// The right to drive this browser, waited for in line; empty where another run kept it all
    /// the time.
    public Optional<DriverLease> drive(Duration wait) throws InterruptedException {
        return seat.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)
                ? Optional.of(new DriverLease(seat))
                : Optional.empty();
    }

    @Override
    public BrowserResult perform(BrowserCommand command) throws InterruptedException {
        // Waits no longer than the deadlines of those who came before; the end of the socket ends
        // theirs at once.
        turn.lockInterruptibly();
        try {
            page.await();
            var result = measured(command);
            var again = result instanceof BrowserResult.TimedOut && isRead(command);
            return again ? measured(command) : result;
        } finally {
            turn.unlock();
        }
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
        switch (ClientMessageReader.read(text)) {
            case ClientMessage.Ping _ -> socket.send(ServerMessages.PONG);
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

    /// The socket is gone: whoever waits for this browser is told so at once.
    void disconnected() {
        open = false;
        desk.close();
        page.close();
        context.screenshots().drop(this);
    }

    private BrowserResult measured(BrowserCommand command) throws InterruptedException {
        var start = System.nanoTime();
        var result = once(command);
        context.meters().action(command, result, Duration.ofNanos(System.nanoTime() - start));
        return result;
    }

    private BrowserResult once(BrowserCommand command) throws InterruptedException {
        var timeout =
                isRead(command)
                        ? context.settings().readTimeout()
                        : context.settings().actionTimeout();
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
        if (page.update(now)) context.screenshots().drop(this);
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
        };
    }
}
