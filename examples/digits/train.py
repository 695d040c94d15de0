#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Trains the digit classifiers on the CPU in about a minute.

Checkpoints go to checkpoints/NAME.pt, which is not committed: the exported
MLIR holds the weights. A run is seeded; other versions of PyTorch or another
processor round differently and give slightly different weights.
"""

import argparse
import pathlib

import torch
from torch.nn import functional

import data
import models

HERE = pathlib.Path(__file__).parent
BATCH = 64
# What a model trains with unless its class says otherwise.
EPOCHS = 60
LEARNING_RATE = 4e-3


def augment(images, generator):
    """Shifts every image by -1, 0 or 1 pixel in each direction, zeros outside."""
    padded = functional.pad(images, (1, 1, 1, 1))
    shifts = torch.randint(0, 3, (len(images), 2), generator=generator)
    return torch.stack(
        [p[:, dy : dy + 8, dx : dx + 8] for p, (dy, dx) in zip(padded, shifts.tolist())]
    )


def train(model, seed=0):
    """Trains `model` in place with AdamW and a one-cycle schedule."""
    epochs = getattr(model, "epochs", EPOCHS)
    learning_rate = getattr(model, "learning_rate", LEARNING_RATE)
    train_x, train_y, _, _ = data.load_split()
    images, labels = torch.from_numpy(train_x), torch.from_numpy(train_y)
    generator = torch.Generator().manual_seed(seed)
    optimizer = torch.optim.AdamW(model.parameters(), weight_decay=0.02)
    steps = epochs * (len(images) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, max_lr=learning_rate, total_steps=steps
    )
    model.train()
    for _ in range(epochs):
        order = torch.randperm(len(images), generator=generator)
        for start in range(0, len(images) - BATCH + 1, BATCH):
            rows = order[start : start + BATCH]
            logits = model(augment(images[rows], generator))
            loss = functional.cross_entropy(logits, labels[rows], label_smoothing=0.05)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    return model.eval()


def logits_of(model):
    """Returns the f32 [450,10] logits of the held-out images."""
    with torch.no_grad():
        return model(torch.from_numpy(data.load_split()[2])).numpy()


def correct(logits):
    """Returns how many of the held-out images `logits` classifies correctly."""
    return int((logits.argmax(axis=1) == data.load_split()[3]).sum())


def train_all(classes, directory, names=None):
    """Trains the models named (all by default) and saves their checkpoints."""
    torch.use_deterministic_algorithms(True)
    directory.mkdir(exist_ok=True)
    for name in names or classes:
        torch.manual_seed(0)
        model = train(classes[name]())
        torch.save(model.state_dict(), directory / f"{name}.pt")
        parameters = sum(p.numel() for p in model.parameters())
        hits = correct(logits_of(model))
        print(
            f"{name}: {parameters} parameters, {hits} of {data.TEST_ROWS} correct",
            flush=True,
        )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", help="default: " + " ".join(models.MODELS))
    arguments = parser.parse_args()
    train_all(models.MODELS, HERE / "checkpoints", arguments.names)


if __name__ == "__main__":
    main()
