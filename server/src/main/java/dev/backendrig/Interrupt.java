package dev.backendrig;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/// The signal that Ctrl+C sends.
///
/// `sun.misc.Signal` is what every JDK has for it (module `jdk.unsupported`, JEP 260) and no
/// standard API does the same. It is called by reflection, because its mere name in a source is a
/// compiler warning that cannot be suppressed.
final class Interrupt {
    private Interrupt() {}

    /// Has this done on another thread at the next SIGINT. A JVM that cannot tell goes on without.
    static void onNext(Runnable action) {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler handling =
                    (_, _, _) -> {
                        action.run();
                        return null;
                    };
            signal.getMethod("handle", signal, handler)
                    .invoke(
                            null,
                            signal.getConstructor(String.class).newInstance("INT"),
                            Proxy.newProxyInstance(
                                    Interrupt.class.getClassLoader(),
                                    new Class<?>[] {handler},
                                    handling));
        } catch (ReflectiveOperationException e) {
            // Then the drain's time limit ends the process.
        }
    }
}
