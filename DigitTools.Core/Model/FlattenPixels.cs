using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace DigitTools.Core.Model;

/// <summary>
/// N x C x H x W to N x (H W C): the order that the data has in memory (<see cref="DigitNet.forward"/>), so nothing is moved on the way
/// back either.
/// </summary>
internal sealed class FlattenPixels() : Module<Tensor, Tensor>(nameof(FlattenPixels))
{
    public override Tensor forward(Tensor input) => input.permute(0, 2, 3, 1).flatten(1);
}
