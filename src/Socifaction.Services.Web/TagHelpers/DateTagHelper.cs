using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using NodaTime;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.TagHelpers;

/// <summary>A date in three fields, in the order people here write it. They are sent as <c>X.Year</c>, <c>X.Month</c> and <c>X.Day</c>.</summary>
[HtmlTargetElement("soc-date", Attributes = "asp-for,legend", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DateTagHelper : FormGroupTagHelper
{
    [HtmlAttributeName("legend")]
    public string Legend { get; set; } = "";

    /// <summary>The legend is the page's question and its heading.</summary>
    [HtmlAttributeName("legend-as-h1")]
    public bool LegendAsHeading { get; set; }

    /// <summary>A birthday, which the browser may fill in.</summary>
    [HtmlAttributeName("birthday")]
    public bool Birthday { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var held = For.Model as LocalDate?;
        var fields = Tag("div", "govuk-date-input", null);
        // The error summary leads to the first of the three.
        fields.InnerHtml.AppendHtml(Part("Year", Common.Year, 4, held?.Year, Id));
        fields.InnerHtml.AppendHtml(Part("Month", Common.Month, 2, held?.Month, Id + "_Month"));
        fields.InnerHtml.AppendHtml(Part("Day", Common.Day, 2, held?.Day, Id + "_Day"));

        Group(output);
        var fieldset = Fieldset(Legend, LegendAsHeading, "group");
        fieldset.InnerHtml.AppendHtml(fields);
        output.Content.SetHtmlContent(fieldset);
    }

    protected override string? KeptByOthers()
    {
        var kept = For.Model is LocalDate held ? Text(held.Year, held.Month, held.Day) : "..";
        return kept == Text(Typed(Name + ".Year", ""), Typed(Name + ".Month", ""), Typed(Name + ".Day", "")) || kept == ".." ? null : LocalFormat.Day((LocalDate)For.Model);

        static string Text(object? year, object? month, object? day) => $"{year}.{month}.{day}";
    }

    private TagBuilder Part(string part, string text, int digits, int? held, string id)
    {
        var name = Name + "." + part;
        var label = Tag("label", "govuk-label govuk-date-input__label", text);
        label.Attributes["for"] = id;

        var input = Tag("input", FormattableString.Invariant($"govuk-input govuk-date-input__input govuk-input--width-{digits}"), null, id);
        input.TagRenderMode = TagRenderMode.SelfClosing;
        if ((Error ?? ErrorOf(name)) is not null) input.AddCssClass("govuk-input--error");
        input.Attributes["name"] = name;
        input.Attributes["type"] = "text";
        input.Attributes["inputmode"] = "numeric";
        input.Attributes["value"] = Typed(name, held) ?? "";
        if (Birthday) input.Attributes["autocomplete"] = "bday-" + part.ToLower(CultureInfo.InvariantCulture);

        var item = Tag("div", "govuk-date-input__item", null);
        item.InnerHtml.AppendHtml(label).AppendHtml(input);
        return item;
    }
}
