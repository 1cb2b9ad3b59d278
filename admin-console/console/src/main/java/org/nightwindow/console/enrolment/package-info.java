/// Who a kiosk is: the console's own certificate authority, one-time codes, client certificates, revocation.
@NullMarked
package org.nightwindow.console.enrolment;

import org.jspecify.annotations.NullMarked;
