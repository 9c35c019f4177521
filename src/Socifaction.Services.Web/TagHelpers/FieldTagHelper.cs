using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Socifaction.Services.Web.TagHelpers;

/// <summary>
/// One text field with its label. Attributes it does not know (autocomplete, inputmode, maxlength, spellcheck …) go to the input;
/// <c>rows</c> makes it a larger box.
/// </summary>
[HtmlTargetElement("soc-field", Attributes = "asp-for,label", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTagHelper : FormGroupTagHelper
{
    [HtmlAttributeName("label")]
    public string Label { get; set; } = "";

    /// <summary>The label is the page's question and its heading.</summary>
    [HtmlAttributeName("label-as-h1")]
    public bool LabelAsHeading { get; set; }

    [HtmlAttributeName("type")]
    public string Type { get; set; } = "text";

    /// <summary>About how many letters wide: 2, 3, 4, 5, 10, 20 or 30.</summary>
    [HtmlAttributeName("width")]
    public int? Width { get; set; }

    [HtmlAttributeName("rows")]
    public int? Rows { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var forInput = output.Attributes.ToList();
        output.Attributes.Clear();
        Group(output);
        output.Content.AppendHtml(LabelTag());
        foreach (var part in HintAndError()) output.Content.AppendHtml(part);
        output.Content.AppendHtml(Input(forInput));
    }

    private TagBuilder LabelTag()
    {
        var label = Tag("label", LabelAsHeading ? "govuk-label govuk-label--l" : "govuk-label", Label);
        label.Attributes["for"] = Id;
        if (!LabelAsHeading) return label;
        var heading = Tag("h1", "govuk-label-wrapper", null);
        heading.InnerHtml.AppendHtml(label);
        return heading;
    }

    private TagBuilder Input(List<TagHelperAttribute> others)
    {
        var kind = Rows is null ? "input" : "textarea";
        var input = Tag(kind, "govuk-" + kind, null, Id);
        input.Attributes["name"] = Name;
        if (Width is not null) input.AddCssClass($"govuk-input--width-{Width}");
        if (Error is not null) input.AddCssClass($"govuk-{kind}--error");
        if (DescribedBy is { } ids) input.Attributes["aria-describedby"] = ids;
        foreach (var attribute in others) input.Attributes[attribute.Name] = attribute.Value?.ToString();

        var typed = Typed(Name, For.Model) ?? "";
        if (Rows is { } rows)
        {
            input.Attributes["rows"] = FormattableString.Invariant($"{rows}");
            // A browser drops the first line break of a text box; this one is for it to drop.
            input.InnerHtml.AppendHtml("\n").Append(typed);
            return input;
        }

        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = Type;
        if (Type != "password") input.Attributes["value"] = typed;
        return input;
    }
}
