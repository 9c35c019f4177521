using System.Collections;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Socifaction.Services.Testing;

/// <summary>A form of a page as a browser without scripts sends it: what stands in it, with some fields filled in.</summary>
public sealed class WebForm
{
    private readonly List<KeyValuePair<string, string>> _fields;

    private WebForm(string action, List<KeyValuePair<string, string>> fields, IReadOnlySet<string> written) =>
        (Action, _fields, Written) = (action, fields, written);

    /// <summary>Where it is sent.</summary>
    public string Action { get; }

    /// <summary>The names of the fields that a person writes in, passwords apart.</summary>
    public IReadOnlySet<string> Written { get; }

    /// <summary>Names and values, in the order of the page.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields => _fields;

    /// <summary>
    /// The post form of a page that has the button and all the filled fields. <paramref name="filled"/> is an anonymous
    /// object or a dictionary; a sequence sends a field several times, null empties it.
    /// </summary>
    public static WebForm Fill(WebAnswer answer, object? filled = null, string? button = null)
    {
        var values = Values(filled);
        var forms = answer.Page.QuerySelectorAll<IHtmlFormElement>("main form[method=post], main form[method=POST]").ToList();
        var form = forms.FirstOrDefault(f => (button is null || Button(f, button) is not null) && values.Keys.All(name => Has(f, name)))
            ?? throw new InvalidOperationException(
                $"{answer.Address} ({answer.Status}) has no form with {button ?? "a button"} and {string.Join(", ", values.Keys)}; it has "
                + string.Join(" | ", forms.Select(f => string.Join(", ", f.Elements.Select(e => e.GetAttribute("name")).Distinct()))));

        return Read(answer, form, values, button);
    }

    /// <summary>Every post form of a page's main part, as it stands.</summary>
    public static IReadOnlyList<WebForm> All(WebAnswer answer) =>
        [.. answer.Page.QuerySelectorAll<IHtmlFormElement>("main form[method=post]").Select(form => Read(answer, form, [], null))];

    private static WebForm Read(WebAnswer answer, IHtmlFormElement form, Dictionary<string, string[]> values, string? button)
    {
        var pressed = Button(form, button);
        var fields = new List<KeyValuePair<string, string>>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var element in form.Elements)
        {
            var name = element.GetAttribute("name");
            if (string.IsNullOrEmpty(name) || element.HasAttribute("disabled") || element is IHtmlButtonElement) continue;
            if (values.TryGetValue(name, out var given))
            {
                if (seen.Add(name)) fields.AddRange(given.Select(value => KeyValuePair.Create(name, value)));
            }
            else
            {
                fields.AddRange(Standing(element).Select(value => KeyValuePair.Create(name, value)));
            }
        }

        if (pressed?.GetAttribute("name") is { Length: > 0 } pressedName)
            fields.Add(KeyValuePair.Create(pressedName, pressed.GetAttribute("value") ?? ""));
        var action = pressed?.GetAttribute("formaction") ?? form.GetAttribute("action");
        var written = form.Elements.Where(IsWritten).Select(element => element.GetAttribute("name")!).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new(string.IsNullOrEmpty(action) ? answer.Address : action, fields, written);
    }

    /// <summary>The same form with one field changed, added or – with null – left out.</summary>
    public WebForm With(string name, string? value)
    {
        var fields = _fields.Where(field => !string.Equals(field.Key, name, StringComparison.OrdinalIgnoreCase)).ToList();
        if (value is not null) fields.Add(KeyValuePair.Create(name, value));
        return new(Action, fields, Written);
    }

    private static bool IsWritten(IElement element) => element.HasAttribute("name") && !element.HasAttribute("disabled")
        && element is IHtmlTextAreaElement or IHtmlInputElement { Type: "text" or "tel" or "email" or "search" or "number" };

    private static Dictionary<string, string[]> Values(object? filled)
    {
        var pairs = filled switch
        {
            null => [],
            IEnumerable<KeyValuePair<string, string>> dictionary => dictionary.Select(pair => (pair.Key, (object?)pair.Value)),
            IEnumerable<KeyValuePair<string, object?>> dictionary => dictionary.Select(pair => (pair.Key, pair.Value)),
            _ => filled.GetType().GetProperties().Select(property => (property.Name, property.GetValue(filled))),
        };
        return pairs.ToDictionary(pair => pair.Item1, pair => Texts(pair.Item2), StringComparer.OrdinalIgnoreCase);
    }

    private static string[] Texts(object? value) => value switch
    {
        null => [],
        string text => [text],
        IEnumerable several => [.. several.Cast<object?>().Select(Text)],
        _ => [Text(value)],
    };

    private static string Text(object? value) => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "";

    private static bool Has(IHtmlFormElement form, string name) =>
        form.Elements.Any(e => string.Equals(e.GetAttribute("name"), name, StringComparison.OrdinalIgnoreCase));

    private static IHtmlElement? Button(IHtmlFormElement form, string? wanted) => form.Elements
        .Where(e => e is IHtmlButtonElement { Type: "submit" } or IHtmlInputElement { Type: "submit" })
        .FirstOrDefault(e => wanted is null || e.TextContent.Trim() == wanted || e.GetAttribute("name") == wanted || e.GetAttribute("value") == wanted);

    private static IEnumerable<string> Standing(IElement element) => element switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio" } choice => choice.IsDefaultChecked ? [choice.GetAttribute("value") ?? "on"] : [],
        IHtmlInputElement { Type: "submit" or "button" or "image" or "reset" or "file" } => [],
        IHtmlInputElement input => [input.GetAttribute("value") ?? ""],
        IHtmlTextAreaElement area => [area.TextContent],
        IHtmlSelectElement { IsMultiple: false } select => select.Options.FirstOrDefault(o => o.IsDefaultSelected) is { } option ? [option.Value]
            : select.Options.Take(1).Select(o => o.Value),
        IHtmlSelectElement several => several.Options.Where(o => o.IsDefaultSelected).Select(o => o.Value),
        _ => [],
    };
}
