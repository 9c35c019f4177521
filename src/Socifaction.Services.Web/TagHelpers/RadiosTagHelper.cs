using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.TagHelpers;

/// <summary>One answer to choose; the hint stands under it in smaller words.</summary>
public sealed record Choice(string Value, string Text, string? Hint = null);

/// <summary>A question with few answers, each a large button; with <c>many</c> more than one may be chosen.</summary>
[HtmlTargetElement("soc-radios", Attributes = "asp-for,items,legend", TagStructure = TagStructure.WithoutEndTag)]
public sealed class RadiosTagHelper : FormGroupTagHelper
{
    [HtmlAttributeName("items")]
    public IReadOnlyList<Choice> Items { get; set; } = [];

    [HtmlAttributeName("legend")]
    public string Legend { get; set; } = "";

    /// <summary>The legend is the page's question and its heading.</summary>
    [HtmlAttributeName("legend-as-h1")]
    public bool LegendAsHeading { get; set; }

    /// <summary>Check boxes instead of radios.</summary>
    [HtmlAttributeName("many")]
    public bool Many { get; set; }

    /// <summary>Whether the first answer, or the chosen one, is ready for the keyboard when the page opens.</summary>
    [HtmlAttributeName("focus")]
    public bool Focus { get; set; }

    private string Kind => Many ? "checkboxes" : "radios";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var chosen = Chosen();
        var ready = Focus ? Math.Max(0, Items.ToList().FindIndex(item => chosen.Contains(item.Value))) : -1;
        var list = Tag("div", $"govuk-{Kind} soc-choice", null);
        for (var i = 0; i < Items.Count; i++)
            list.InnerHtml.AppendHtml(Row(Items[i], i == 0 ? Id : FormattableString.Invariant($"{Id}-{i + 1}"), chosen.Contains(Items[i].Value), i == ready));

        Group(output);
        var fieldset = Fieldset(Legend, LegendAsHeading);
        fieldset.InnerHtml.AppendHtml(list);
        output.Content.SetHtmlContent(fieldset);
    }

    protected override string? KeptByOthers() => Held().SetEquals(Chosen()) ? null : string.Join(", ", Items.Where(item => Held().Contains(item.Value)).Select(item => item.Text));

    private HashSet<string> Chosen()
    {
        // With no box ticked nothing is sent.
        if (View.ViewData.ContainsKey(PageAnswers.ShowsBoth) && View.HttpContext.Request is { HasFormContentType: true } request) return [.. request.Form[Name].OfType<string>()];
        if (View.ViewData.ModelState.TryGetValue(Name, out var entry) && entry.RawValue is not null)
            return entry.RawValue is string[] many ? [.. many] : [entry.AttemptedValue ?? ""];
        return Held();
    }

    private HashSet<string> Held()
    {
        return For.Model switch
        {
            null => [],
            string one => [one],
            System.Collections.IEnumerable several => [.. several.Cast<object>().Select(item => Said(item) ?? "")],
            var one => [Said(one) ?? ""],
        };
    }

    private TagBuilder Row(Choice choice, string id, bool chosen, bool ready)
    {
        var input = Tag("input", $"govuk-{Kind}__input", null, id);
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = Many ? "checkbox" : "radio";
        input.Attributes["name"] = Name;
        input.Attributes["value"] = choice.Value;
        if (chosen) input.Attributes["checked"] = "checked";
        if (ready) input.Attributes["autofocus"] = "autofocus";

        var label = Tag("label", $"govuk-label govuk-{Kind}__label", choice.Text);
        label.Attributes["for"] = id;
        if (choice.Hint is not null) label.InnerHtml.Append(" ").AppendHtml(Tag("span", "soc-choice__hint", choice.Hint));

        var row = Tag("div", $"govuk-{Kind}__item", null);
        row.InnerHtml.AppendHtml(input).AppendHtml(label);
        return row;
    }
}
