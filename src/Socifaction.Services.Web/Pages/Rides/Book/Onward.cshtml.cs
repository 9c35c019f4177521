using Microsoft.AspNetCore.Mvc;
using Socifaction.Services.People;
using Socifaction.Services.Rides;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using Words = Socifaction.Services.Web.Texts.Rides;

namespace Socifaction.Services.Web.Pages.Rides.Book;

/// <summary>A further place on the way, such as the pharmacy after the polyclinic, and when to leave for it; or none.</summary>
public sealed class OnwardModel(RideDesk desk) : PlaceStepModel(desk, RideStep.Onward)
{
    private const string None = "none";
    private IReadOnlyList<Destination> _destinations = [];

    [BindProperty]
    public string? LeaveAt { get; set; }

    public Task OnGetAsync()
    {
        LeaveAt = Answers.OnwardAt is { } time ? LocalFormat.Time(time) : null;
        return ShowAsync(Answers.OnwardTo, None);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Place == None)
        {
            return await KeepAsync(Answers with { OnwardTo = null, OnwardTime = null });
        }

        var to = await ReadAsync(Words.ToMissing);
        var leave = TypedTime.On(this, nameof(LeaveAt), LeaveAt, Desk.Clock, Answers.Date);
        if (leave <= Answers.WishTime)
        {
            ModelState.AddModelError(nameof(LeaveAt), Words.ReturnTooEarly);
        }

        return to is not null && leave is { } time && ModelState.IsValid
            ? await KeepAsync(Answers with { OnwardTo = to, OnwardTime = RideAnswers.Text(time) })
            : this.Unacceptable();
    }

    protected override async Task LoadAsync()
    {
        await base.LoadAsync();
        _destinations = await Desk.ListDestinationsAsync(HttpContext.RequestAborted);
        Places = [new(None, Words.OnwardNone), .. _destinations.Select(d => new Choice(d.Id.ToString(), d.Name, d.Address.ToString())), new(Other, Words.ToOther)];
    }

    protected override async Task<Address?> FindAsync(string choice) =>
        _destinations.SingleOrDefault(d => d.Id.ToString() == choice)?.NamedAddress() ?? await base.FindAsync(choice);
}
