using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.TagHelpers;

/// <summary>What all fields share: hint, message beside the field, and the typed value that stays after a refusal.</summary>
public abstract class FormGroupTagHelper : TagHelper
{
    [HtmlAttributeName("asp-for")]
    public ModelExpression For { get; set; } = null!;

    /// <summary>One sentence under the question.</summary>
    [HtmlAttributeName("hint")]
    public string? Hint { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext View { get; set; } = null!;

    protected string Name => View.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    protected string Id => TagBuilder.CreateSanitizedId(Name, "_");

    protected string? Error => ErrorOf(Name);

    protected string? ErrorOf(string name) =>
        View.ViewData.ModelState.TryGetValue(name, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    /// <summary>What was typed; when nothing was sent, what the page holds.</summary>
    protected string? Typed(string name, object? held)
    {
        if (View.ViewData.ModelState.TryGetValue(name, out ModelStateEntry? entry) && entry.AttemptedValue is { } typed) return typed;
        var request = View.HttpContext.Request;
        if (request.HasFormContentType && request.Form.TryGetValue(name, out var sent)) return sent;
        return Said(held);
    }

    protected static string? Said(object? held) => Convert.ToString(held, CultureInfo.CurrentCulture);

    protected string? DescribedBy => string.Join(' ', new[] { Hint is null ? null : Id + "-hint", Error is null ? null : Id + "-error", Theirs is null ? null : Id + "-theirs" }
        .Where(id => id is not null)) is { Length: > 0 } ids ? ids : null;

    /// <summary>What somebody else kept meanwhile, where it is not what was typed.</summary>
    protected string? Theirs => View.ViewData.ContainsKey(PageAnswers.ShowsBoth) ? KeptByOthers() : null;

    /// <summary>The same, once it is known that somebody else kept something.</summary>
    protected virtual string? KeptByOthers()
    {
        var kept = Said(For.Model) ?? "";
        return kept.ReplaceLineEndings("\n").Trim() == (Typed(Name, "") ?? "").ReplaceLineEndings("\n").Trim() ? null : kept;
    }

    protected void Group(TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Error is null ? "govuk-form-group" : "govuk-form-group govuk-form-group--error");
    }

    protected IEnumerable<IHtmlContent> HintAndError()
    {
        if (Hint is not null) yield return Tag("div", "govuk-hint", Hint, id: Id + "-hint");
        if (Theirs is { } theirs) yield return Tag("p", "govuk-inset-text", string.Format(CultureInfo.CurrentCulture, Boards.TheirsNow, theirs.Length == 0 ? "–" : theirs), id: Id + "-theirs");
        if (Error is null) yield break;
        var error = Tag("p", "govuk-error-message", null, id: Id + "-error");
        error.InnerHtml.AppendHtml(Tag("span", "govuk-visually-hidden", Common.ErrorPrefix + " ")).Append(Error);
        yield return error;
    }

    /// <summary>A fieldset whose legend is the question, as the page's only heading if wanted.</summary>
    protected TagBuilder Fieldset(string legend, bool heading, string? role = null)
    {
        var question = Tag("legend", "govuk-fieldset__legend govuk-fieldset__legend--" + (heading ? "l" : "m"), heading ? null : legend);
        if (heading) question.InnerHtml.AppendHtml(Tag("h1", "govuk-fieldset__heading", legend));
        var fieldset = Tag("fieldset", "govuk-fieldset", null);
        if (DescribedBy is { } ids) fieldset.Attributes["aria-describedby"] = ids;
        if (role is not null) fieldset.Attributes["role"] = role;
        fieldset.InnerHtml.AppendHtml(question);
        foreach (var part in HintAndError()) fieldset.InnerHtml.AppendHtml(part);
        return fieldset;
    }

    protected static TagBuilder Tag(string name, string classes, string? text, string? id = null)
    {
        var tag = new TagBuilder(name);
        if (id is not null) tag.Attributes["id"] = id;
        tag.Attributes["class"] = classes;
        if (text is not null) tag.InnerHtml.Append(text);
        return tag;
    }
}
