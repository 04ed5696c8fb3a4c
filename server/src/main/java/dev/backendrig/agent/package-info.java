/// The agent run: a pure state machine, the driver that does its IO, and the gate to every tool.
@NullMarked
package dev.backendrig.agent;

import org.jspecify.annotations.NullMarked;
