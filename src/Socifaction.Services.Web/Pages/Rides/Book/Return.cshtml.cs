using Microsoft.AspNetCore.Mvc;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using Words = Socifaction.Services.Web.Texts.Rides;

namespace Socifaction.Services.Web.Pages.Rides.Book;

/// <summary>Whether the person is driven back, and when.</summary>
public sealed class ReturnModel(RideDesk desk) : TimeStepModel(desk, RideStep.Return)
{
    private const string Yes = "yes";
    private const string No = "no";

    [BindProperty]
    public string? Return { get; set; }

    [BindProperty]
    public string? ReturnTime { get; set; }

    public static IReadOnlyList<Choice> Choices => [new(Yes, Words.ReturnYes), new(No, Words.ReturnNo)];

    public void OnGet()
    {
        Return ??= Answers.HasReturn switch { true => Yes, false => No, null => null };
        ReturnTime ??= Answers.ReturnAt is { } time ? LocalFormat.Time(time) : null;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Return == No)
        {
            return await KeepAsync(Answers with { HasReturn = false, ReturnTime = null });
        }

        if (Return != Yes)
        {
            ModelState.AddModelError(nameof(Return), Words.ReturnMissing);
            return this.Unacceptable();
        }

        if (ReadTime(nameof(ReturnTime), ReturnTime) is not { } time)
        {
            return this.Unacceptable();
        }

        if (time <= Answers.WishTime)
        {
            ModelState.AddModelError(nameof(ReturnTime), Words.ReturnTooEarly);
            return this.Unacceptable();
        }

        return await KeepAsync(Answers with { HasReturn = true, ReturnTime = RideAnswers.Text(time) });
    }
}
