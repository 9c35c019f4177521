namespace Socifaction.Services.Web.Tests;

/// <summary>A crowd that acts at the same moment.</summary>
internal static class AtOnce
{
    /// <summary>What came of each one's act, in the order of the crowd.</summary>
    public static async Task<T[]> RunAsync<TWho, T>(IEnumerable<TWho> crowd, Func<TWho, Task<T>> act)
    {
        var token = TestContext.Current.CancellationToken;
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var acting = crowd.Select(who => Task.Run(async () =>
        {
            await start.Task;
            return await act(who);
        }, token)).ToList();
        start.SetResult();
        return await Task.WhenAll(acting);
    }
}
