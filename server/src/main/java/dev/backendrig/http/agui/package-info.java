/// AG-UI, the protocol between agents and front ends (docs.ag-ui.com, 1.0): what a run tells, as its
/// events.
@NullMarked
package dev.backendrig.http.agui;

import org.jspecify.annotations.NullMarked;
