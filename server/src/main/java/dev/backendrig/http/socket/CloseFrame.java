package dev.backendrig.http.socket;

import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.common.WebSocketSession;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;

/// A Close frame after which the connection stays open until the peer has answered it.
///
/// For every code but that of a normal end, Jetty closes the connection right behind its own Close
/// frame. Where bytes of the peer are still unread then, TCP resets the connection, and the peer
/// never learns the code: just the peer that sends too much or reads too slowly. So this frame
/// passes for a normal one with Jetty, while its payload tells the peer the code.
final class CloseFrame extends Frame implements CloseStatus.Supplier {
    /// What is left of the 125 bytes of a control frame behind the code (RFC 6455, 5.5).
    private static final int MAX_REASON = 123;

    private CloseFrame(int code, String reason) {
        super(OpCode.CLOSE, CloseStatus.asPayloadBuffer(code, reason));
    }

    /// Sends the frame after what is being sent. Does nothing where one was sent before.
    static void send(Session session, int code, String reason) {
        var frame = new CloseFrame(code, shortened(reason));
        ((WebSocketSession) session).getCoreSession().sendFrame(frame, Callback.NOOP, false);
    }

    /// Reasons of ours are ASCII, a byte a character.
    private static String shortened(String reason) {
        return reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON);
    }

    @Override
    public CloseStatus getCloseStatus() {
        return CloseStatus.NORMAL_STATUS;
    }
}
