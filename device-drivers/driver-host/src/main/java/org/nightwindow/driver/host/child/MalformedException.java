package org.nightwindow.driver.host.child;

/// Bytes that are no value of the expected type, or a value that has no bytes, such as one with a null in it.
final class MalformedException extends Exception {
    private static final long serialVersionUID = 1;

    MalformedException(String message) {
        super(message);
    }
}
