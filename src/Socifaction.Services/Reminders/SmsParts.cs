using System.Globalization;

namespace Socifaction.Services.Reminders;

/// <summary>How a text message is written on the air: plain seven-bit letters, or two bytes for each sign.</summary>
public enum SmsEncoding
{
    Gsm7,
    Ucs2,
}

/// <summary>How many parts a text costs. One part holds 160 septets or 70 units; each of several holds 153 or 67.</summary>
public sealed class SmsParts
{
    private SmsParts(SmsEncoding encoding, IReadOnlyList<int> units) => (Encoding, Units) = (encoding, units);

    /// <summary>The writing the whole text needs.</summary>
    public SmsEncoding Encoding { get; }

    /// <summary>What each part carries: septets in GSM-7, UTF-16 units in UCS-2.</summary>
    public IReadOnlyList<int> Units { get; }

    /// <summary>The number of parts that are paid for; an empty text is one.</summary>
    public int Count => Units.Count;

    /// <summary>Counts the parts of a text as Twilio does, without its letter folding.</summary>
    public static SmsParts Of(string text) => text.All(Gsm7.Has)
        ? new(SmsEncoding.Gsm7, Packed([.. text.Select(Gsm7.Septets)], 160, 153))
        : new(SmsEncoding.Ucs2, Packed(SignsOf(text), 70, 67));

    // A sign that people see as one (an emoji, a letter with its mark) is not cut in two.
    private static List<int> SignsOf(string text)
    {
        List<int> signs = [];
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext()) signs.Add(elements.GetTextElement().Length);
        return signs;
    }

    private static List<int> Packed(List<int> signs, int alone, int each)
    {
        var whole = signs.Sum();
        if (whole <= alone) return [whole];
        List<int> parts = [0];
        foreach (var sign in signs)
        {
            if (parts[^1] + sign > each && parts[^1] > 0) parts.Add(0);
            parts[^1] += sign;
            // A heap of marks longer than a part has to be cut after all.
            while (parts[^1] > each)
            {
                parts.Add(parts[^1] - each);
                parts[^2] = each;
            }
        }
        return parts;
    }
}
