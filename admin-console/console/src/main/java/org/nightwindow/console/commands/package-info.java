/// What technicians ask of kiosks: rides in heartbeat replies, expires, is audited.
@NullMarked
package org.nightwindow.console.commands;

import org.jspecify.annotations.NullMarked;
