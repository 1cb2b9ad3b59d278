package org.nightwindow.driver.host.child;

import java.util.Objects;
/// Bytes that are no value of the expected type, or a value that has no bytes, such as one with a null in it.

final class MalformedException extends Exception {
    private static final long serialVersionUID = 1;

    MalformedException(String message) {
        super(message);
    }

    /// What was said when it was thrown; never null.
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage(), "said when it was thrown");
    }
}
