package dev.backendrig.privacy.detector;

/// A kind of data that a person may not want to leave the machine.
public enum DataKind {
    EMAIL,
    CARD,
    IBAN,
    PHONE,
    SSN,
    NIK,
    NPWP,
    IP,
    CRYPTO,
    SECRET,
    CUSTOM
}
