/** How long a password is, in UTF-16 units, as better-auth counts them. */
export const PASSWORD_LENGTH = { least: 12, most: 128 };
