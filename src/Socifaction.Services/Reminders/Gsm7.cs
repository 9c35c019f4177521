using System.Collections.Frozen;

namespace Socifaction.Services.Reminders;

/// <summary>The default alphabet of text messages: GSM 03.38 (3GPP TS 23.038, §6.2.1).</summary>
internal static class Gsm7
{
    private static readonly FrozenSet<char> Basic =
        ("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
        + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà").ToFrozenSet();

    private static readonly FrozenSet<char> Extended = "\f^{}\\[~]|€".ToFrozenSet();

    /// <summary>Whether the alphabet has the sign.</summary>
    public static bool Has(char sign) => Basic.Contains(sign) || Extended.Contains(sign);

    /// <summary>Septets the sign takes: one, or two behind the escape.</summary>
    public static int Septets(char sign) => Extended.Contains(sign) ? 2 : 1;
}
