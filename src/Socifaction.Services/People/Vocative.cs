using System.Text.RegularExpressions;

namespace Socifaction.Services.People;

/// <summary>How a person is addressed in Lithuanian: Jonas – Jonai, Birutė – Birute; proper names in -as take -ai (the language office's memo on forms of address). A foreign name stays as it is; a person's own field overrules.</summary>
public static partial class Vocative
{
    private const string LithuanianLetters = "aąbcčdeęėfghiįyjklmnoprsštuųūvzž";
    private static readonly (string Nominative, string Ending)[] Endings =
        [("ius", "iau"), ("jas", "jau"), ("as", "ai"), ("us", "au"), ("is", "i"), ("ys", "y"), ("ė", "e")];
    private static readonly HashSet<string> Foreign = new(["boris", "denis", "doris", "iris", "luis"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The form of address of a name; each of several names is put into it.</summary>
    public static string Of(string name) => Word().Replace(WellFormed.Composed(name), word => OfWord(word.Value));

    private static string OfWord(string word)
    {
        var small = word.ToLowerInvariant();
        if (Foreign.Contains(word) || DoubledConsonant().IsMatch(small) || ForeignPair().IsMatch(small)
            || small.Any(letter => !LithuanianLetters.Contains(letter, StringComparison.Ordinal))) return word;
        foreach (var (nominative, ending) in Endings)
        {
            if (word.Length < nominative.Length + 1 || !small.EndsWith(nominative, StringComparison.Ordinal)) continue;
            var stem = word[..^nominative.Length];
            return stem + (char.IsUpper(word[^1]) ? ending.ToUpperInvariant() : ending);
        }
        return word;
    }

    [GeneratedRegex(@"[\p{L}\p{M}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex("([bcdfghjklmnprstvz])\\1", RegexOptions.CultureInvariant)]
    private static partial Regex DoubledConsonant();

    [GeneratedRegex("th|ph|ck|cz|sz|rz", RegexOptions.CultureInvariant)]
    private static partial Regex ForeignPair();
}
