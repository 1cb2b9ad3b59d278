package org.nightwindow.driver.standard.nexo;

/// The messages this driver sends (nexo Sale to POI protocol, `MessageCategory`). All are of class `Service`.
enum Category {
    LOGIN("Login"),
    DIAGNOSIS("Diagnosis"),
    PAYMENT("Payment"),
    ABORT("Abort"),
    REVERSAL("Reversal"),
    TRANSACTION_STATUS("TransactionStatus");

    private final String nexo;

    Category(String nexo) {
        this.nexo = nexo;
    }

    /// As it stands in a message.
    String nexo() {
        return nexo;
    }
}
