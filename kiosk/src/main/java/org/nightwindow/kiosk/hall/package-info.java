/// The only package that talks to the console: enrolment, heartbeat and commands, the catalogue, documents, events.
///
/// Everything is HTTPS with the kiosk's own certificate. What a network can do is a value, never an exception; what
/// was perhaps done at the console ([org.nightwindow.kiosk.hall.Issue.NoAnswer]) is told apart from what was
/// certainly not sent ([org.nightwindow.kiosk.hall.Issue.Unreachable]).
@NullMarked
package org.nightwindow.kiosk.hall;

import org.jspecify.annotations.NullMarked;
