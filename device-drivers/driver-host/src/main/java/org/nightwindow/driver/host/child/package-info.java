/// A vendor's driver in a process of its own, behind the same [org.nightwindow.driver.host.Supervisor].
///
/// In the kiosk: Supervisor, [ChildDriver], [ChildDevice], [Conversation]. Between them a socket. In the child, one
/// for each opening of a device: [ChildMain], [Guest], and the vendor's device, loaded by [VendorLoader], which
/// sees the driver API and the JDK and nothing else.
///
/// The socket is a Unix-domain socket in a folder only the kiosk's user may enter; never stdout, on which a
/// crashing JVM and native code print. Every frame is a length and one record of [ToChild] or [ToHost], written by
/// [Codec]. A driver that hangs, crashes or exits costs its own process, a few seconds of its device, and nothing
/// else.
@NullMarked
package org.nightwindow.driver.host.child;

import org.jspecify.annotations.NullMarked;
