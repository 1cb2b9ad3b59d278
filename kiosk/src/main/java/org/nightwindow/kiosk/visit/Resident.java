package org.nightwindow.kiosk.visit;

import org.nightwindow.driver.IdCard;
import org.nightwindow.hall.RareCharacters;

/// Who stands at the kiosk, for the length of one visit. The only place where a name and an ID number live; erased
/// with the visit, so that a reference that was forgotten somewhere holds nothing. Never printed by `toString`.
public final class Resident {
    private String name;
    private String idNumber;
    private String credential = "";

    public Resident(IdCard card) {
        this.name = card.name().strip();
        this.idNumber = card.idNumber().strip();
    }

    /// As on the card; empty once erased.
    public String name() {
        return name;
    }

    /// As on the card; empty once erased.
    public String idNumber() {
        return idNumber;
    }

    /// The signed code of the city's app as it was scanned; empty until it was verified.
    public String credential() {
        return credential;
    }

    public boolean verified() {
        return !credential.isEmpty();
    }

    /// The app's code was verified and belongs to this card.
    public void verifiedBy(String token) {
        credential = token;
    }

    /// 样**: the first character, whatever the length, as far as it can be shown.
    public String maskedName() {
        return RareCharacters.masked(name);
    }

    /// 990101********3030
    public String maskedIdNumber() {
        if (idNumber.length() < 11) {
            return "*".repeat(idNumber.length());
        }
        return idNumber.substring(0, 6)
                + "*".repeat(idNumber.length() - 10)
                + idNumber.substring(idNumber.length() - 4);
    }

    void erase() {
        name = "";
        idNumber = "";
        credential = "";
    }

    @Override
    public String toString() {
        return "Resident[…]";
    }
}
