using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.Time;
using Socifaction.Services.Web.TagHelpers;
using ScheduleWords = Socifaction.Services.Web.Texts.Schedule;

namespace Socifaction.Services.Web.Pages.Staff.Places;

/// <summary>What is asked about every new session or series: which activity, and who works.</summary>
public abstract class NewSessionsPage(ServicesDbContext db, InitiativeClock clock) : SchedulePage(db, clock)
{
    [BindProperty] public string? RequestId { get; set; }
    [BindProperty(SupportsGet = true)] public string? Activity { get; set; }
    [BindProperty] public string[] OnShift { get; set; } = [];

    public IReadOnlyList<Choice> Activities { get; private set; } = [];

    /// <summary>The staff that were chosen; null when somebody or the activity is no such thing at all.</summary>
    protected IReadOnlyList<Guid>? ReadChosen()
    {
        if (IdOf(Activity) is null)
        {
            ModelState.AddModelError(nameof(Activity), ScheduleWords.ChooseActivity);
        }

        return Activity is { Length: > 0 } && IdOf(Activity) is null ? null : IdsOf(OnShift);
    }

    /// <summary>Reads what there is to choose from.</summary>
    protected async Task LoadAsync()
    {
        RequestId = (IdOf(RequestId) ?? Guid.CreateVersion7()).ToString();
        Activities = [.. (await Db.Activities.AsNoTracking().OrderBy(a => a.Order).ToListAsync(Token)).Select(a => new Choice(a.Id.ToString(), a.Name))];
        if (Activities.Count == 1)
        {
            Activity ??= Activities[0].Value;
        }

        await LoadWorkersAsync();
    }
}
