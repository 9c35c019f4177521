using System.Text.RegularExpressions;
using System.Xml.Linq;
using Socifaction.Services.Web.Tests.Hosting;

namespace Socifaction.Services.Web.Tests.Texts;

public sealed partial class TextsTests
{
    public static TheoryData<string> Lithuanian =>
        [.. Directory.GetFiles(Path.Combine(Shell.Web, "Texts"), "*.resx").Where(file => !file.EndsWith(".en.resx", StringComparison.Ordinal)).Select(file => Path.GetFileName(file)).Order()];

    [Theory, MemberData(nameof(Lithuanian))]
    public void Every_text_stands_in_both_languages(string file) =>
        Read(English(file)).Keys.Should().BeEquivalentTo(Read(file).Keys);

    [Theory, MemberData(nameof(Lithuanian))]
    public void No_text_is_empty(string file) =>
        Read(file).Concat(Read(English(file))).Where(text => string.IsNullOrWhiteSpace(text.Value)).Select(text => text.Key).Should().BeEmpty();

    [Theory, MemberData(nameof(Lithuanian))]
    public void Both_languages_fill_in_the_same_things(string file)
    {
        var english = Read(English(file));
        foreach (var (key, text) in Read(file)) Gaps(english[key]).Should().Equal(Gaps(text), key);
    }

    [Theory, MemberData(nameof(Lithuanian))]
    public void What_has_four_forms_in_Lithuanian_has_two_in_English(string file)
    {
        var english = Read(English(file));
        foreach (var (key, text) in Read(file))
        {
            var forms = text.Split('|').Length;
            english[key].Split('|').Should().HaveCount(forms == 4 ? 2 : forms, key);
        }
    }

    [Theory, MemberData(nameof(Lithuanian))]
    public void Lithuanian_texts_have_Lithuanian_quotes(string file) =>
        Read(file).Where(text => text.Value.Contains('"') || text.Value.Contains('”')).Select(text => text.Key).Should().BeEmpty();

    [Theory, MemberData(nameof(Lithuanian))]
    public void English_texts_are_not_Lithuanian_ones_left_standing(string file)
    {
        var english = Read(English(file));
        english.Values.Where(text => LithuanianLetters().IsMatch(OwnNames().Replace(text, ""))).Should().BeEmpty();
        Read(file).Where(text => text.Value.Length > 6 && Words().IsMatch(text.Value) && english[text.Key] == text.Value).Select(text => text.Key).Should().BeEmpty();
    }

    private static string English(string file) => Path.ChangeExtension(file, ".en.resx");

    private static Dictionary<string, string> Read(string file) => XDocument.Load(Path.Combine(Shell.Web, "Texts", file)).Root!
        .Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static List<string> Gaps(string text) => [.. Gap().Matches(text).Select(match => match.Value).Distinct().Order()];

    [GeneratedRegex(@"\{\d+", RegexOptions.None, 1000)]
    private static partial Regex Gap();

    [GeneratedRegex("[ąčęėįšųūžĄČĘĖĮŠŲŪŽ]", RegexOptions.None, 1000)]
    private static partial Regex LithuanianLetters();

    // Names of places and people stay as they are.
    [GeneratedRegex("Tauragė|Kunigiškiai|Kunigiškietis|Gramančia|Lietuvių", RegexOptions.None, 1000)]
    private static partial Regex OwnNames();

    [GeneratedRegex(@"\p{L}{4,}", RegexOptions.None, 1000)]
    private static partial Regex Words();
}
